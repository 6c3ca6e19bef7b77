"""Tests of the citizen's door, named after what a person does."""
