"""Puts the events of a case in lawful order: when the clock started, stood and was extended. Counts no day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from darcha.ground import clock
from darcha.kernel.catalogue.types import Term, WorkingCalendar

from ..types.term import Edition, TermEvent, TermEventKind
from .term_edition import term_on
from .term_extensions import Extension, lawful_extensions
from .term_refusals import ClockNotStarted, EventBeforeArrival, EventNotUnderstood
from .term_registration import lawful_registration
from .term_stops import Stop, lawful_stops

Marks = list[tuple[datetime, str | None]]
_KINDS: tuple[TermEventKind, ...] = get_args(TermEventKind)


@dataclass(frozen=True, slots=True)
class History:
    """The life of one term in order; every moment is Tashkent's wall time without a zone.

    ``term`` is the one in force on the day of the start, ``editions`` what of it the law has changed.
    """

    term: Term
    editions: tuple[Edition, ...]
    arrived: datetime
    registered: datetime
    started: datetime | None
    stops: tuple[Stop, ...]
    extensions: tuple[Extension, ...]


def parse_event(text: str) -> TermEvent:
    """``KIND@MOMENT`` or ``KIND:GROUND@MOMENT``, as people write it. Raises EventNotUnderstood."""
    head, _, moment = text.partition("@")
    named, _, ground = head.partition(":")
    kind = next((kind for kind in _KINDS if kind == named), None)
    if kind is None:
        raise EventNotUnderstood(event=text)
    try:
        return TermEvent(kind, clock.parse(moment), ground or None)
    except ValueError as error:
        raise EventNotUnderstood(event=text) from error


def wall(moment: datetime) -> datetime:
    """Tashkent's wall time; a moment without an offset is already that."""
    return clock.parse(moment).replace(tzinfo=None)


def read_history(term: Term, calendar: WorkingCalendar, arrived: datetime, events: Iterable[TermEvent]) -> History:
    """The history in order, whatever the order of ``events``. Raises TermRefused when it cannot have been lawful.

    Of two registrations, payments or completions the first counts.
    """
    arrived = wall(arrived)
    marks: dict[TermEventKind, Marks] = {kind: [] for kind in _KINDS}
    for event in events:
        at = wall(event.at)
        if at < arrived:
            raise EventBeforeArrival(event=event.kind, at=at.isoformat())
        marks[event.kind].append((at, event.ground))
    registered = _first(marks["registered"]) or lawful_registration(calendar, arrived)
    started = _started(term, arrived, registered, marks)
    term, editions = term_on(term, started.date()) if started is not None else (term, ())
    stops = lawful_stops(term, marks["stop"], [at for at, _ in marks["resume"]])
    extensions = lawful_extensions(term, marks["extend"], started)
    touched = [at for at, _ in marks["stop"] + marks["extend"]]
    if touched and (started is None or min(touched) < started):
        raise ClockNotStarted(at=min(touched).isoformat())
    return History(term, editions, arrived, registered, started, stops, extensions)


def _first(marks: Marks) -> datetime | None:
    return min((at for at, _ in marks), default=None)


def _started(term: Term, arrived: datetime, registered: datetime, marks: dict[TermEventKind, Marks]) -> datetime | None:
    if term.starts_at == "arrival":
        return arrived
    if term.starts_at == "registration":
        return registered
    return _first(marks["paid" if term.starts_at == "payment" else "complete"])
