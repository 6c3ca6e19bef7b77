"""Counts and durations, from events only."""
