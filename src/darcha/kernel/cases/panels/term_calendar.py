"""A derivation as the squares of a calendar. Ignores words beside it."""

from collections.abc import Sequence
from datetime import date

from darcha.furniture.term import DayKind, TermCalendar, TermDay, term_calendar
from darcha.kernel.catalogue.types import WorkingCalendar

from ..types.term import TermAnswer
from ..types.told import DayMark, ToldDay

_KINDS: dict[DayMark, DayKind] = {"extension": "extension", "stopped": "stopped", "rolled": "moved"}
_LONGEST = 20  # weeks; more are told by the table alone


def squares(
    answer: TermAnswer, days: Sequence[ToldDay], today: date, working: WorkingCalendar | None = None
) -> TermCalendar | None:
    """None before the start and when it would be too long. With ``working``, days off are marked also where they
    count."""
    last = answer.due_on or (answer.due_at.date() if answer.due_at else None)
    if answer.starts_on is None:
        return None
    drawn = term_calendar([_square(day, working) for day in days], starts_on=answer.starts_on, due_on=last, today=today)
    return drawn if len(drawn.weeks) <= _LONGEST else None


def _square(day: ToldDay, working: WorkingCalendar | None) -> TermDay:
    return TermDay(
        on=day.on,
        counted=day.counts,
        note=f"{day.why} · {day.special}" if day.special else day.why,
        is_off=day.mark == "off" if working is None else not working.is_working(day.on),
        kind=_KINDS.get(day.mark, ""),
        sign=day.sign,
        is_doubtful=bool(day.doubt),
    )
