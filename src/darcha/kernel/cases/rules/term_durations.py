"""ISO 8601 durations of the law: months, days or hours. Ignores years, minutes and fractions: no term uses them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from .term_refusals import DurationNotUnderstood

SHORTEST_MONTH = 28
_FORM = re.compile(r"P(?:(\d{1,2})M)?(?:(\d{1,2})W)?(?:(\d{1,3})D)?(?:T(\d{1,3})H)?")


@dataclass(frozen=True, slots=True)
class Duration:
    """Months, days and hours, each of the kind that the term counts."""

    months: int = 0
    days: int = 0
    hours: int = 0

    def __add__(self, other: "Duration") -> "Duration":
        return Duration(self.months + other.months, self.days + other.days, self.hours + other.hours)

    def fits(self, at_most: "Duration", working_days: bool) -> bool:
        """Whether this can never be longer than ``at_most``, whenever it begins.

        A month left over admits 28 calendar days, since some month is no longer; it admits no working day, because
        holidays may take any of them.
        """
        months_left = at_most.months - self.months
        days_left = at_most.days + (0 if working_days else SHORTEST_MONTH * months_left)
        return months_left >= 0 and self.days <= days_left and self.hours <= at_most.hours


@cache
def parse_duration(text: str) -> Duration:
    """``P1M``, ``P10D``, ``P2W``, ``PT4H``. Raises DurationNotUnderstood for anything else and for nothing at all."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise DurationNotUnderstood(duration=text)
    months, weeks, days, hours = (int(part or 0) for part in found.groups())
    duration = Duration(months, weeks * 7 + days, hours)
    if duration == Duration():
        raise DurationNotUnderstood(duration=text)
    return duration


def find_working_days(text: str | None, at_most: int) -> int | None:
    """The days of an order, one to ``at_most``; None for any other text, no days at all among them."""
    try:
        length = parse_duration(text or "")
    except DurationNotUnderstood:
        return None
    return length.days if length == Duration(days=length.days) and length.days <= at_most else None


def add_months(day: date, months: int) -> date:
    """The day of the same number so many months later; the last of the month where there is none (31 January + 1)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
