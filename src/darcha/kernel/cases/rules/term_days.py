"""Terms counted in whole days: calendar days, working days, months. Ignores hours and how the result is worded.

The day of the event that starts a term is not counted. The day on which the clock was stopped is not counted, the day
on which it was resumed is: a stop moves the end by the days between the two, and never leaves less than that last day.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from darcha.ground.text import Text
from darcha.kernel.catalogue.types import Term, WorkingCalendar

from ..types.term import DerivedDay, Why
from .term_durations import Duration, add_months
from .term_extensions import Extension
from .term_halted import Halted
from .term_refusals import ExtensionTooLate
from .term_stops import Stop
from .term_why import day_off, last_day_off, line, numbered

ONE_DAY = timedelta(days=1)
Standing = tuple[date, date, str | None]


@dataclass(slots=True)
class DayCount:
    """A walk over the days from ``day`` on; ``lines`` collects the derivation when asked for."""

    term: Term
    calendar: WorkingCalendar
    day: date
    stops: tuple[Stop, ...]
    lines: list[DerivedDay] | None = None
    confirmed: bool = True
    _standing: tuple[Standing, ...] = field(init=False)
    _by_calendar: bool = field(init=False)

    def __post_init__(self) -> None:
        self._standing = tuple(
            (stop.since.date(), stop.until.date() if stop.until else date.max, stop.ground) for stop in self.stops
        )
        units = (self.term.unit, *(link.unit for link in self.term.then))
        self._by_calendar = "working-days" in units or self.term.roll == "next_working_day"
        if self.lines is not None:
            self.lines.append(line(self.calendar, self.day, False, Why("start")))

    def due(self, extensions: tuple[Extension, ...]) -> date:
        """The last day. Raises Halted while the clock stands; ExtensionTooLate."""
        self._walk(self._days(self.term.length, self.term.unit), self.term.unit == "working-days", "counted")
        for link in self.term.then:
            self._walk(self._days(link.length, link.unit), link.unit == "working-days", "counted-then", link.rule)
        working = self.term.last_unit == "working-days"
        for extension in extensions:
            if extension.at.date() > self._rolled(None):
                raise ExtensionTooLate(at=extension.at.isoformat())
            self._extend(extension.by, working)
        return self._rolled(self.lines)

    def _days(self, length: int, unit: str) -> int:
        """How many days are to be counted; a month from ``day`` on has as many as the calendar gives it."""
        return (add_months(self.day, length) - self.day).days if unit == "months" else length

    def _extend(self, by: Duration, working: bool) -> None:
        self._walk(self._days(by.months, "months"), False, "extension")
        self._walk(by.days, working, "extension")

    def _walk(self, left: int, working_only: bool, code: str, rule: Text | None = None) -> None:
        calendar, lines, of = self.calendar, self.lines, left
        special_days, decreed_through = calendar.special_days, calendar.decreed_through
        while left:
            day = self.day + ONE_DAY
            standing = self._stands(day) if self._standing else None
            if standing is not None:
                self._note_standing(lines, day, standing, left)
                self.day = day
                continue
            self.day = day
            if day in special_days or day > decreed_through:
                self._note_confirmed(day)
            if working_only and not calendar.is_working(day):
                if lines is not None:
                    lines.append(day_off(calendar, day))
                continue
            left -= 1
            if lines is not None:
                why = numbered(code, of - left, of, rule)
                plain = day not in special_days
                lines.append(
                    DerivedDay(day, True, why, None, day <= decreed_through)
                    if plain
                    else line(calendar, day, True, why)
                )

    def _rolled(self, lines: list[DerivedDay] | None) -> date:
        """The last day moved to the next working day if the law says so, beyond any day on which the clock stands."""
        end = self.day
        if self.term.roll == "none" or self.calendar.is_working(end):
            return end
        if lines is not None:
            lines[-1] = last_day_off(self.calendar, lines[-1])
        while True:
            end += ONE_DAY
            self._note_confirmed(end)
            standing = self._stands(end)
            if standing is not None:
                self._note_standing(lines, end, standing, 0)
            elif not self.calendar.is_working(end):
                if lines is not None:
                    lines.append(day_off(self.calendar, end))
            else:
                if lines is not None:
                    lines.append(line(self.calendar, end, False, Why("rolled")))
                return end

    def _stands(self, day: date) -> Standing | None:
        return next((standing for standing in self._standing if standing[0] <= day < standing[1]), None)

    def _note_standing(self, lines: list[DerivedDay] | None, day: date, standing: Standing, left: int) -> None:
        if lines is not None:
            lines.append(line(self.calendar, day, False, Why.of("stopped", ground=standing[2])))
        if standing[1] == date.max:
            raise Halted(left)

    def _note_confirmed(self, day: date) -> None:
        if self._by_calendar and not self.calendar.is_confirmed(day):
            self.confirmed = False
