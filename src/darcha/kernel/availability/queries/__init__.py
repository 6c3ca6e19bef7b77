"""What can be asked of availability. None of the answers is about anybody."""
