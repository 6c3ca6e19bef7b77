"""Publish the edition of the calendars that the packs describe, when it is new. Ignores cases pinned to others."""

from datetime import date

from darcha.ground import clock, journal
from darcha.ground.journal import Actor
from darcha.ground.outbox import emit

from ..events import CalendarPublished
from ..models import CalendarEdition
from ..packs.calendar_source import CalendarSource


def publish_calendars(source: CalendarSource, by: Actor) -> bool:
    """Whether it was new. An edition that was published once is never written again."""
    if CalendarEdition.objects.filter(content_hash=source.content_hash).exists():
        return False
    row = CalendarEdition.objects.create(
        content_hash=source.content_hash,
        decreed_through=date.fromisoformat(source.week.data["decreed_through"]),
        source=source.as_text,
        published_at=clock.now(),
    )
    journal.record("catalogue.calendar-published", by=by, about=f"calendar:{row.id}", details={})
    emit(CalendarPublished(edition_id=row.id))
    return True
