"""Tests of the whole: the house's own rules, and journeys of people through every door."""
