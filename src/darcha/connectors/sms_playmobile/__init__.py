"""SMS by Play Mobile."""
