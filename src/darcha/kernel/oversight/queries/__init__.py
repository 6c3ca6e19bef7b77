"""What can be asked of oversight. Nothing here names a person."""
