"""When each rung of a ladder is due for one term. Ignores who is told, and what the present moment is.

A rung before the end is a share of the term's own length, or of office time, back from the end: so a stop or an
extension moves it with the end. A moved end arms anew what lies after the move; what is due at the new end or after it
is always armed, even where the new end lies in the past.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from darcha.ground.clock import TASHKENT
from darcha.kernel.catalogue.types import Rung, RungTo, Term, TermLink, WorkingCalendar

from ..types import Due
from .clock import end_of_due
from .office_time import after, before, office_day, opening
from .term_edition import term_on

ONE_DAY, ONE_HOUR, MONTH = timedelta(days=1), timedelta(hours=1), timedelta(days=30)
REMINDERS = frozenset({"reminded", "clarity_reminded"})  # lines that are the office's own matter
HIGHEST: tuple[RungTo, ...] = ("inspectorate", "head", "officer")


@dataclass(frozen=True, slots=True)
class RungDue:
    """A rung with its moment. ``line`` is the code of its line on the timeline."""

    rung: Rung
    due_at: datetime
    line: str


def end_of(due: Due) -> datetime | None:
    """The first moment after the term; None while it does not run."""
    return None if due.stopped or due.starts_on is None else end_of_due(due)


def rungs_due(term: Term, due: Due, rungs: Sequence[Rung], calendar: WorkingCalendar) -> tuple[RungDue, ...]:
    """Every rung with its moment, in order of time and then of the ladder; none while the term does not run."""
    end = end_of(due)
    if end is None or due.starts_on is None:
        return ()
    term, _ = term_on(term, due.starts_on)
    moments = [(_moment(term, rung, calendar, due.starts_on, end), index) for index, rung in enumerate(rungs)]
    ordered = [(rungs[index], at) for at, index in sorted(moments)]
    first_after = next((rung for rung, _ in ordered if not rung.is_before_end), None)
    return tuple(RungDue(rung, at, _line(rung, first_after)) for rung, at in ordered)


def armed(rungs: Iterable[RungDue], *, end: datetime, since: datetime) -> tuple[RungDue, ...]:
    """Those that may still fire for an end that has held ``since`` then: stale reminders are left out."""
    return tuple(one for one in rungs if one.due_at >= end or one.due_at > since)


def next_moment(
    rungs: Iterable[RungDue], *, silence_at: datetime | None, after: datetime | None = None
) -> datetime | None:
    """When to look at the case again: at the first rung later than ``after``, and from the moment on at which silence
    decides (None: it does not). None when nothing is wanted any more."""
    moments = [one.due_at for one in rungs if after is None or one.due_at > after]
    return min([*moments, silence_at] if silence_at is not None else moments, default=None)


def highest(to: Iterable[str]) -> str:
    """The highest of those who are told: what the timeline speaks of."""
    return next(one for one in HIGHEST if one in set(to))


def _line(rung: Rung, first_after: Rung | None) -> str:
    if rung.is_before_end:
        return "reminded"
    return "overdue" if rung is first_after else "escalated"


def _moment(term: Term, rung: Rung, calendar: WorkingCalendar, starts_on: date, end: datetime) -> datetime:
    if rung.percent:
        return _share_before(term, rung.percent, calendar, starts_on, end)
    span = abs(rung.length) * (ONE_HOUR if rung.unit == "working-hours" else office_day(calendar))
    return before(calendar, end, span) if rung.length < 0 else after(calendar, end, span)


def _share_before(term: Term, percent: int, calendar: WorkingCalendar, starts_on: date, end: datetime) -> datetime:
    """Of hours and working days, so much of the time that the term counts. Of calendar days and months, and of parts of
    several kinds, the opening of the day on which that share begins, or of the last working day before; never before
    the first day of the term."""
    parts: tuple[Term | TermLink, ...] = (term, *term.then)
    if term.unit == "working-hours":
        return before(calendar, end, term.length * ONE_HOUR * percent / 100)
    if term.unit == "hours":
        return end - term.length * ONE_HOUR * percent / 100
    if all(part.unit == "working-days" for part in parts):
        return before(calendar, end, sum(part.length for part in parts) * office_day(calendar) * percent / 100)
    whole = sum((part.length * (MONTH if part.unit == "months" else ONE_DAY) for part in parts), timedelta())
    return max(opening(calendar, end - whole * percent / 100), _midnight_after(starts_on))


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + ONE_DAY, time(), TASHKENT)
