"""Numbers that people and registers use: their form and check digits. Ignores whom they name."""

from .errors import InvalidIdentifier

__all__ = ["InvalidIdentifier"]
