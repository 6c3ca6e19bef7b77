"""The same case by another calendar: what changes, and what stands. Ignores where cases and calendars are kept."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from darcha.kernel.catalogue.types import Term, WorkingCalendar

from ..types.recalculation import ChangedDay, When
from ..types.term import TermAnswer
from .clock import Happened, ask_the_law


def changed_days(before: WorkingCalendar, after: WorkingCalendar) -> tuple[ChangedDay, ...]:
    """The days on which the two calendars of one body differ, in order."""
    special = sorted({*before.special_days, *after.special_days})
    return tuple(
        ChangedDay(day, after.is_working(day), found.act if (found := after.special(day)) else None)
        for day in special
        if before.is_working(day) != after.is_working(day)
    )


def recount(
    term: Term,
    calendar: WorkingCalendar,
    received_at: datetime,
    *,
    registered_at: datetime,
    happened: Sequence[Happened],
    now: datetime,
) -> tuple[TermAnswer, dict[str, Any]]:
    """The law's answer by this calendar, and what a line of the timeline must keep so that it is found again.

    A registration that lies in the past is a fact and stands, though its day may not work any more; one that is still
    to come moves. Raises TermRefused when the history would not be lawful.
    """
    answer = ask_the_law(term, calendar, received_at, happened)
    if answer.registered_at == registered_at or registered_at > now:
        return answer, {}
    kept = {"registered_at": registered_at.isoformat()}
    return ask_the_law(term, calendar, received_at, [*happened, Happened("recalculated", now, kept)]), kept


def end_of(due_on: date | None, due_at: datetime | None) -> When:
    """The end as one value: of a row or of an answer."""
    return due_at or due_on


def as_text(end: When) -> str:
    """ISO 8601 for a timeline's params; empty while no term runs."""
    return end.isoformat() if end is not None else ""
