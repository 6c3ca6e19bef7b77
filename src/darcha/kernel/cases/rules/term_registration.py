"""When an application counts as registered: the same day, or the next opening. Ignores who registers it."""

from datetime import date, datetime, timedelta

from darcha.kernel.catalogue.types import WorkingCalendar

from ..types.term import DerivedDay, Why
from .term_why import day_off, line

ONE_DAY = timedelta(days=1)


def next_opening(calendar: WorkingCalendar, day: date) -> datetime:
    """Opening time of the first working day from ``day`` on, in Tashkent's wall time."""
    while not calendar.is_working(day):
        day += ONE_DAY
    return datetime.combine(day, calendar.opens)


def lawful_registration(calendar: WorkingCalendar, arrived: datetime) -> datetime:
    """The same moment within office hours; the opening before them; the next opening after closing or on a day off.

    Source: ORQ-445, article 23 (same day; next working day if after hours). Wall time in, wall time out.
    """
    day = arrived.date()
    if not calendar.is_working(day) or arrived.time() > calendar.closes:
        return next_opening(calendar, day + ONE_DAY)
    return max(arrived, datetime.combine(day, calendar.opens))


def explain_registration(calendar: WorkingCalendar, arrived: datetime, registered: datetime) -> tuple[DerivedDay, ...]:
    """Every day from arrival up to, not including, the day of registration."""
    days = []
    day = arrived.date()
    while day < registered.date():
        if not calendar.is_working(day):
            days.append(day_off(calendar, day))
        else:
            first = day == arrived.date()
            days.append(line(calendar, day, False, Why("arrival" if first else "before-registration")))
        day += ONE_DAY
    return tuple(days)
