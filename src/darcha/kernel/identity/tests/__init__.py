"""Tests of identity, named after the act."""
