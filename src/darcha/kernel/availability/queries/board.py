"""Everything the public page says. When the database does not answer: what was known last, and when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from django.db import DatabaseError

from darcha.ground import clock
from darcha.ground.clock import parse

from ..counting import memory
from ..models import ActsOfMonth, MinuteMark
from ..models.reading import marks_between
from ..rules.board import DAYS, board_of
from ..types import ActsKey, Board, Counts, Incident, Mark, Source
from .incidents import incidents

KNOWN_FOR = timedelta(seconds=20)
LET_BE = timedelta(seconds=10)  # a database that did not answer is not asked again by every visitor


@dataclass(slots=True)
class _Known:
    """What this process read last."""

    at: datetime | None = None
    failed_at: datetime | None = None
    since: datetime | None = None
    minutes: dict[Mark, dict[datetime, int]] = field(default_factory=dict)
    acts: dict[ActsKey, tuple[int, int]] = field(default_factory=dict)
    incidents: tuple[Incident, ...] = ()


_lock = Lock()
_known = _Known()


def board() -> Board:
    """Four statements at most three times a minute; what this process saw since is added from its memory."""
    now = clock.now()
    with _lock:
        answers = _read(now)
        known, seen = _known, memory.pending()
        return board_of(
            Counts({mark: dict(hours) for mark, hours in known.minutes.items()}, dict(known.acts)),
            seen,
            known.incidents,
            now,
            known.at,
            known.since,
            answers=answers,
        )


def forget() -> None:
    """For tests: as if this process had just begun."""
    memory.clear()
    _known.at = _known.failed_at = _known.since = None
    _known.minutes, _known.acts, _known.incidents = {}, {}, ()


def _read(now: datetime) -> bool:
    """Whether the database answered when it was last asked."""
    if _known.failed_at is not None and _known.failed_at <= now < _known.failed_at + LET_BE:
        return False
    if _known.at is not None and _known.at <= now < _known.at + KNOWN_FOR and _known.failed_at is None:
        return True
    try:
        minutes = marks_between(now - timedelta(days=DAYS), now)
        first = MinuteMark.objects.filter(mark=Source.WEB).order_by("hour").values_list("hour", "bits").first()
        rows = ActsOfMonth.objects.filter(month=now.date().replace(day=1))
        acts = {(row.month, row.part, row.service): (row.done, row.failed) for row in rows}
        told = incidents(now)
    except DatabaseError:
        _known.failed_at = now
        return False
    _known.at, _known.failed_at = now, None
    _known.minutes, _known.acts, _known.incidents = minutes, acts, told
    _known.since = _first_minute(*first) if first else None
    return True


def _first_minute(hour: datetime, bits: int) -> datetime:
    return parse(hour) + timedelta(minutes=(bits & -bits).bit_length() - 1)
