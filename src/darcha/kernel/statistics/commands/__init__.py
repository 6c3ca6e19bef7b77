"""What statistics does: take note of a case."""
