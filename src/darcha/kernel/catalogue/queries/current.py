"""The packs as this process read them, once. Ignores later changes on disk: a new release is a new process."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ..packs.load import Loaded, load_strictly
from ..types import Catalogue, Region, WorkingCalendar


@lru_cache(maxsize=4)
def loaded_from(folder: Path) -> Loaded:
    """The packs of a folder, read once. Raises PackInvalid."""
    return load_strictly(folder)


def loaded() -> Loaded:
    """The packs of this installation."""
    return loaded_from(Path(settings.DARCHA_PACKS_DIR))


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
