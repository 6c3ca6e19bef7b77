"""Requests between bodies, and who looked at whose data."""
