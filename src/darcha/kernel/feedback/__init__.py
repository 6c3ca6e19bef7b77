"""Ratings, complaints about a service, proposals."""
