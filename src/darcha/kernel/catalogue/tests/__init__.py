"""Tests of the catalogue, named after what a pack or a person may ask."""
