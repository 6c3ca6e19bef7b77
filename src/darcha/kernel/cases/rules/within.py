"""Until when something may or must be done, said like "5 calendar-days". Ignores what is to be done."""

from datetime import date, datetime, timedelta

from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.catalogue.types import Term, WorkingCalendar

from .clock import pressing_at
from .term import answer_term


def end_within(within: str, calendar: WorkingCalendar, since: datetime, *, rolls: bool = False) -> datetime:
    """The first moment that is too late for what is done "so long" after ``since``; as in every term that day itself is
    not counted. ``rolls``: an end on a day off moves to the next working day."""
    length, _, unit = within.partition(" ")
    term = Term(
        key="within",
        length=int(length),
        unit=unit if unit.endswith("s") else f"{unit}s",  # type: ignore[arg-type]
        starts_at="arrival",
        article="",
        rule=Text(dict.fromkeys(LANGUAGES, within)),
        roll="next_working_day" if rolls else "none",
    )
    return pressing_at(answer_term(term, calendar, since, derive=False))


def last_day_within(within: str, calendar: WorkingCalendar, since: datetime) -> date:
    """The last day that is in time."""
    return (end_within(within, calendar, since) - timedelta(days=1)).date()
