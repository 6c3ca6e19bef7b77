"""What changes availability: one verb, one file."""
