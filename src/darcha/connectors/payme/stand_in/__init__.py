"""A stand-in of the provider: its checkout page, its calls to us, its own books. For demo and tests only."""

from .server import serve

__all__ = ["serve"]
