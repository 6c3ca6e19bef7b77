"""What can be asked of statistics. None of the answers is about anybody."""
