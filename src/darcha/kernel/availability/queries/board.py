"""Everything the public page says. When the database does not answer: what was known last, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock

from django.db import DatabaseError

from darcha.ground import clock
from darcha.ground.clock import parse

from ..counting import memory
from ..models import ActsOfMonth, MinuteMark
from ..models.reading import marks_between
from ..rules.board import DAYS, board_of
from ..types import ActsKey, Board, Counts, Incident, Mark, Minutes, Source
from .incidents import incidents

KNOWN_FOR = timedelta(seconds=20)
LET_BE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class _Known:
    """What this process read last; ``failed_at`` while the database did not answer since."""

    at: datetime | None = None
    failed_at: datetime | None = None
    since: datetime | None = None
    minutes: Mapping[Mark, Minutes] = field(default_factory=dict)
    acts: Mapping[ActsKey, tuple[int, int]] = field(default_factory=dict)
    incidents: tuple[Incident, ...] = ()


class _Shelf:
    """Only one visitor asks at a time; the others are told what is known: a database that hangs holds up one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.known = _Known()

    def look(self, now: datetime) -> _Known:
        if self._lock.acquire(blocking=self.known.at is None and self.known.failed_at is None):
            try:
                if not _is_fresh(self.known, now):
                    self.known = _read(self.known, now)
            finally:
                self._lock.release()
        return self.known


_shelf = _Shelf()


def board() -> Board:
    """Four statements at most three times a minute; what this process saw since is added from its memory."""
    now = clock.now()
    known = _shelf.look(now)
    return board_of(
        Counts(known.minutes, known.acts),
        memory.pending(),
        known.incidents,
        now,
        known.at,
        known.since,
        answers=known.failed_at is None,
    )


def forget() -> None:
    """For tests: as if this process had just begun."""
    memory.clear()
    _shelf.known = _Known()


def _is_fresh(known: _Known, now: datetime) -> bool:
    """A database that did not answer is not asked again by every visitor."""
    if known.failed_at is not None:
        return known.failed_at <= now < known.failed_at + LET_BE
    return known.at is not None and known.at <= now < known.at + KNOWN_FOR


def _read(before: _Known, now: datetime) -> _Known:
    try:
        minutes = marks_between(now - timedelta(days=DAYS), now)
        first = MinuteMark.objects.filter(mark=Source.WEB).order_by("hour").values_list("hour", "bits").first()
        rows = ActsOfMonth.objects.filter(month=now.date().replace(day=1))
        acts = {(row.month, row.part, row.service): (row.done, row.failed) for row in rows}
        told = incidents(now)
    except DatabaseError:
        return replace(before, failed_at=now)
    since = _first_minute(*first) if first else None
    return _Known(now, None, since, minutes, acts, told)


def _first_minute(hour: datetime, bits: int) -> datetime:
    return parse(hour) + timedelta(minutes=(bits & -bits).bit_length() - 1)
