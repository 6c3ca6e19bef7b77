"""Pure rules of availability."""
