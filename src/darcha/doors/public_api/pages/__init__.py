"""What people read about the API."""
