"""Middleware that belongs to no room: health and refusals."""
