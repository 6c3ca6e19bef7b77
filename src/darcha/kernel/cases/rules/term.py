"""The legal clock: when must the body answer, and how does that follow. Ignores Django, the present and the case."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from darcha.ground import clock
from darcha.kernel.catalogue.types import Term, WorkingCalendar

from ..types.term import DerivedDay, Extended, Stood, TermAnswer, TermEvent
from .term_days import DayCount
from .term_events import History, read_history
from .term_halted import Halted
from .term_hours import HourCount
from .term_refusals import NoTermApplies
from .term_registration import explain_registration

_HOURS = ("hours", "working-hours")


def choose_term(terms: Sequence[Term], holds: Callable[[str], bool]) -> Term:
    """The first term whose ``when`` holds; one without ``when`` always does. A term that stands in another's place is
    never the first. Raises NoTermApplies."""
    for term in terms:
        if term.instead_of is None and (term.when is None or holds(term.when)):
            return term
    raise NoTermApplies


def answer_term(
    term: Term,
    calendar: WorkingCalendar,
    arrived: datetime,
    events: Iterable[TermEvent] = (),
    *,
    derive: bool = True,
) -> TermAnswer:
    """The lawful due of an application that arrived then and lived through these events, in any order.

    Moments without an offset are Tashkent's. ``derive=False`` leaves the derivation out. Raises TermRefused when the
    history cannot have been lawful.
    """
    history = read_history(term, calendar, arrived, events)
    term = history.term
    registration = (
        explain_registration(calendar, history.arrived, history.registered)
        if derive and history.registered.date() > history.arrived.date()
        else ()
    )
    due: date | datetime | None = None
    confirmed, remaining = True, None
    lines: tuple[DerivedDay, ...] = ()
    if history.started is not None:
        count = _count_hours if term.unit in _HOURS else _count_days
        due, confirmed, remaining, lines = count(term, calendar, history.started, history, derive)
    return TermAnswer(
        term=term,
        arrived_at=_zoned(history.arrived),
        registered_at=_zoned(history.registered),
        started_at=_zoned(history.started) if history.started else None,
        starts_on=history.started.date() if history.started else None,
        due_on=None if isinstance(due, datetime) else due,
        due_at=_zoned(due) if isinstance(due, datetime) else None,
        confirmed=confirmed and _registration_confirmed(term, calendar, history),
        stopped=remaining is not None,
        rule=term.rule,
        article="; ".join(dict.fromkeys([term.article, *_acts_of_lengths(history)])),
        remaining=remaining,
        registration=registration,
        derivation=lines,
        stops=_stood(history) if derive else (),
        extensions=_extended(history) if derive else (),
        editions=history.editions,
    )


def _acts_of_lengths(history: History) -> list[str]:
    return [edition.act for edition in history.editions if edition.of != "extension"]


def _zoned(moment: datetime) -> datetime:
    return moment.replace(tzinfo=clock.TASHKENT)


def _stood(history: History) -> tuple[Stood, ...]:
    return tuple(
        Stood(_zoned(stop.since), _zoned(stop.until) if stop.until else None, stop.ground) for stop in history.stops
    )


def _extended(history: History) -> tuple[Extended, ...]:
    return tuple(Extended(_zoned(one.at), one.by.months, one.by.days, one.by.hours) for one in history.extensions)


def _registration_confirmed(term: Term, calendar: WorkingCalendar, history: History) -> bool:
    return term.starts_at != "registration" or calendar.is_confirmed(history.registered.date())


_Counted = tuple[date | None, bool, int | None, tuple[DerivedDay, ...]]


def _count_days(term: Term, calendar: WorkingCalendar, started: datetime, history: History, derive: bool) -> _Counted:
    lines: list[DerivedDay] | None = [] if derive else None
    count = DayCount(term, calendar, started.date(), history.stops, lines)
    try:
        due, left = count.due(history.extensions), None
    except Halted as halted:
        due, left = None, halted.left
    return due, count.confirmed, left, tuple(lines or ())


def _count_hours(term: Term, calendar: WorkingCalendar, started: datetime, history: History, derive: bool) -> _Counted:
    count = HourCount(term, calendar, started, history.stops)
    try:
        due, left = count.due(history.extensions), None
    except Halted as halted:
        due, left = None, halted.left
    until = due - timedelta.resolution if due else history.stops[-1].since  # midnight ends the day before
    return due, count.confirmed, left, tuple(count.lines(until.date())) if derive else ()
