"""What can be asked of feedback."""
