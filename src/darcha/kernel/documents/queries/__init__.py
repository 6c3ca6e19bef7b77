"""What may be asked about documents: open, list, verify."""
