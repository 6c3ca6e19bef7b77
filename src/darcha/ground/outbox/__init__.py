"""Facts go up: an event is stored with the change, one job delivers it, each listener has one effect."""

from .emit import emit
from .event import Event, event_types, listeners_of, listens_to

__all__ = ["Event", "emit", "event_types", "listeners_of", "listens_to"]
