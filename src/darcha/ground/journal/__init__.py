"""The journal: append-only, in the business transaction. Ignores reading: audit has its own door."""

from .actor import Actor
from .record import record

__all__ = ["Actor", "record"]
