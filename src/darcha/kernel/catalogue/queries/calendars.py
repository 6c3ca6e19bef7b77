"""Working calendars: those in force, and those of the edition that a case is pinned to."""

from functools import lru_cache
from uuid import UUID

from ..errors import UnknownEdition
from ..models import CalendarEdition
from ..packs.calendar_source import CalendarSource
from ..packs.calendars import compile_calendars
from ..packs.mistakes import Report
from ..types import CalendarBook, CalendarKind, WorkingCalendar
from .current import current


def calendar(
    kind: CalendarKind | None = None, body: str | None = None, *, edition: UUID | None = None
) -> WorkingCalendar:
    """The working calendar of that body, or of the week named, or the national five-day week; of the edition, or as the
    packs say now. Raises UnknownEdition."""
    return calendars(edition).of(body, kind)


def calendars(edition: UUID | None = None) -> CalendarBook:
    """Every calendar of the edition, or of now. Raises UnknownEdition."""
    return current().calendars if edition is None else _book(edition)


def edition_id() -> UUID:
    """The id under which the calendars of now were published. Raises UnknownEdition when they were not."""
    return _edition_id(current().calendars.content_hash)


@lru_cache(maxsize=16)
def _edition_id(content_hash: str) -> UUID:
    stored = CalendarEdition.objects.filter(content_hash=content_hash).values_list("id", flat=True).first()
    if stored is None:
        raise UnknownEdition(edition=content_hash[:12])
    return stored


@lru_cache(maxsize=16)
def _book(edition: UUID) -> CalendarBook:
    stored = CalendarEdition.objects.filter(id=edition).values("content_hash", "source").first()
    if stored is None:
        raise UnknownEdition(edition=str(edition))
    living = current().calendars
    if living.content_hash == stored["content_hash"]:
        return living
    return compile_calendars(CalendarSource.from_text(stored["source"]), Report())


def forget_editions() -> None:
    """Drop what was cached from the table: after a test has rolled it back."""
    _edition_id.cache_clear()
    _book.cache_clear()
