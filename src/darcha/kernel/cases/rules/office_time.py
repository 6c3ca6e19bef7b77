"""Time counted only while offices are open, forwards and backwards. Ignores terms and why anybody counts."""

from datetime import date, datetime, timedelta

from darcha.ground.clock import TASHKENT
from darcha.kernel.catalogue.types import WorkingCalendar

ONE_DAY = timedelta(days=1)


def office_day(calendar: WorkingCalendar) -> timedelta:
    """How long offices are open on a working day."""
    return datetime.combine(date.min, calendar.closes) - datetime.combine(date.min, calendar.opens)


def after(calendar: WorkingCalendar, moment: datetime, left: timedelta) -> datetime:
    """The first moment by which that much office time has passed since; the moment itself for none."""
    day = moment.astimezone(TASHKENT).date()
    while left:
        opens, closes = _window(calendar, day)
        opens = max(opens, moment)
        if closes - opens >= left:
            return opens + left
        left -= max(timedelta(), closes - opens)
        day += ONE_DAY
    return moment


def before(calendar: WorkingCalendar, moment: datetime, left: timedelta) -> datetime:
    """The last moment from which that much office time is still to pass; the moment itself for none."""
    day = moment.astimezone(TASHKENT).date()
    while left:
        opens, closes = _window(calendar, day)
        closes = min(closes, moment)
        if closes - opens >= left:
            return closes - left
        left -= max(timedelta(), closes - opens)
        day -= ONE_DAY
    return moment


def opening(calendar: WorkingCalendar, moment: datetime) -> datetime:
    """The opening of that day, or of the last working day before it."""
    day = moment.astimezone(TASHKENT).date()
    while not calendar.is_working(day):
        day -= ONE_DAY
    return _window(calendar, day)[0]


def _window(calendar: WorkingCalendar, day: date) -> tuple[datetime, datetime]:
    """From opening to closing; of a day off, an empty one."""
    opens = datetime.combine(day, calendar.opens, TASHKENT)
    closes = datetime.combine(day, calendar.closes, TASHKENT) if calendar.is_working(day) else opens
    return opens, closes
