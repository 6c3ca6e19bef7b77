"""Tests of the officer's door, named after what an officer does."""
