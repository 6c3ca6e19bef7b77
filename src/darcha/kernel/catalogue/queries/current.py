"""What the packs of this installation say. Ignores later changes on disk."""

from ..packs.in_use import loaded
from ..types import Catalogue, Region, WorkingCalendar


def current() -> Catalogue:
    """The catalogue of this installation."""
    return loaded().catalogue


def calendar(kind: str | None = None, body: str | None = None) -> WorkingCalendar:
    """The working calendar of that kind, of that body, or the national five-day week."""
    catalogue = current()
    if kind is None:
        known = catalogue.bodies.get(body or "")
        kind = known.calendar if known is not None else "five"
    return catalogue.calendars[kind]


def regions() -> tuple[Region, ...]:
    """The regions without their districts."""
    return tuple(region for region in current().regions.values() if region.parent is None)
