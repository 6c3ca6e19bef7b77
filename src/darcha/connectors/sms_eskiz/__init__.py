"""SMS by Eskiz."""
