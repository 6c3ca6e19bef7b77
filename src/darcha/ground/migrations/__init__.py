"""Schema of the ground."""
