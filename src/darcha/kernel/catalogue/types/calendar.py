"""Working calendars: which days count and why. Ignores how they were read and who decreed them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from darcha.ground.text import Text

CalendarKind = Literal["five", "six"]
DayKind = Literal["holiday", "moved-day-off", "moved-working-day"]


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs from the plain week, with the act that makes it so.

    ``confirmed`` False: no act in force says so yet. ``act_confirmed`` False: it is in force, but its number or date is
    not known to us.
    """

    on: date
    kind: DayKind
    name: Text
    act: str
    confirmed: bool = True
    act_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The week of a body and every decreed difference from it, by date.

    ``decreed_through`` is the last day for which the yearly decree is known; later days follow the plain week and the
    fixed holidays and are reported as unconfirmed.
    """

    kind: CalendarKind
    opens: time
    closes: time
    decreed_through: date
    special_days: Mapping[date, SpecialDay] = field(default_factory=dict)

    @property
    def working_weekdays(self) -> frozenset[int]:
        """Weekdays that work by default; Monday is 0."""
        return frozenset(range(5 if self.kind == "five" else 6))

    def special(self, day: date) -> SpecialDay | None:
        """The decreed difference on this day, if any."""
        return self.special_days.get(day)

    def is_working(self, day: date) -> bool:
        """Whether offices are open on this day."""
        special = self.special_days.get(day)
        if special is not None:
            return special.kind == "moved-working-day"
        return day.weekday() < (5 if self.kind == "five" else 6)  # the same as working_weekdays, asked very often

    def is_confirmed(self, day: date) -> bool:
        """Whether the answer of ``is_working`` rests on a decree in force."""
        special = self.special_days.get(day)
        return day <= self.decreed_through and (special is None or special.confirmed)
