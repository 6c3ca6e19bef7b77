"""Tests of the room, named after the act."""
