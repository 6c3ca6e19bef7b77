"""Everything the public page says. When the database does not answer: what was known last, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from darcha.ground import clock
from darcha.ground.asked_by_one import AskedByOne
from darcha.ground.clock import parse

from ..counting import memory
from ..models import ActsOfMonth, MinuteMark
from ..models.reading import marks_between
from ..rules.board import DAYS, board_of
from ..types import Board, Counts, Incident, Source
from .incidents import incidents


@dataclass(frozen=True, slots=True)
class _Written:
    """What the database holds."""

    counts: Counts
    since: datetime | None
    incidents: tuple[Incident, ...]


def board() -> Board:
    """Four statements at most three times a minute; what this process saw since is added from its memory."""
    now = clock.now()
    known = _written.look(now)
    return board_of(
        known.value.counts,
        memory.pending(),
        known.value.incidents,
        now,
        known.at,
        known.value.since,
        answers=known.failed_at is None,
    )


def forget() -> None:
    """For tests: as if this process had just begun."""
    memory.clear()
    _written.forget()


def _read(now: datetime) -> _Written:
    minutes = marks_between(now - timedelta(days=DAYS), now)
    first = MinuteMark.objects.filter(mark=Source.WEB).order_by("hour").values_list("hour", "bits").first()
    rows = ActsOfMonth.objects.filter(month=now.date().replace(day=1))
    acts = {(row.month, row.part, row.service): (row.done, row.failed) for row in rows}
    return _Written(Counts(minutes, acts), _first_minute(*first) if first else None, incidents(now))


def _first_minute(hour: datetime, bits: int) -> datetime:
    return parse(hour) + timedelta(minutes=(bits & -bits).bit_length() - 1)


_written = AskedByOne(_read, _Written(Counts(), None, ()))
