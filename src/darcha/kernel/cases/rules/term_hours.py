"""Terms counted in hours: plain ones run day and night, working hours only while offices are open. Ignores days.

A stop takes out the time between its moment and the resumption's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from darcha.kernel.catalogue.types import Term, WorkingCalendar

from ..types.term import DerivedDay, Why
from .term_extensions import Extension
from .term_halted import Halted
from .term_refusals import ExtensionTooLate
from .term_registration import next_opening
from .term_stops import Stop
from .term_why import day_off, line

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
NEVER = datetime.combine(date.max, time.max)


@dataclass(slots=True)
class HourCount:
    """A count of hours from ``start`` on, in Tashkent's wall time; ``counted`` holds what each day gave."""

    term: Term
    calendar: WorkingCalendar
    start: datetime
    stops: tuple[Stop, ...]
    confirmed: bool = True
    counted: dict[date, tuple[datetime, datetime, timedelta]] = field(default_factory=dict)

    def due(self, extensions: tuple[Extension, ...]) -> datetime:
        """The last moment. Raises Halted while the clock stands; ExtensionTooLate."""
        length, to_come = timedelta(hours=self.term.length), list(extensions)
        try:
            due = self._reach(length)
            while to_come:
                extension = to_come.pop(0)
                if extension.at > self._rolled(due):
                    raise ExtensionTooLate(at=extension.at.isoformat())
                length += timedelta(hours=extension.by.hours)
                due = self._reach(length)
        except Halted as halted:
            added = timedelta(hours=sum(extension.by.hours for extension in to_come))
            raise Halted(halted.left + added // ONE_MINUTE) from None
        return self._rolled(due)

    def _reach(self, left: timedelta) -> datetime:
        """The moment at which ``left`` has run, counted afresh from the start."""
        self.counted = {}
        for since, until in self._running():
            day = since.date()
            while day <= until.date():
                opens, closes = self._window(day)
                opens, closes = max(opens, since), min(closes, until)
                if closes > opens:
                    closes = min(closes, opens + left)
                    self._count(day, opens, closes)
                    left -= closes - opens
                    if not left:
                        return closes
                day += ONE_DAY
        raise Halted(left // ONE_MINUTE)

    def _running(self) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of time in which the clock runs; the last one has no end unless the clock stands."""
        since = self.start
        for stop in self.stops:
            yield since, stop.since
            if stop.until is None:
                return
            since = stop.until
        yield since, NEVER

    def _window(self, day: date) -> tuple[datetime, datetime]:
        if self.term.unit == "hours":
            return datetime.combine(day, time.min), datetime.combine(day + ONE_DAY, time.min)
        if not self.calendar.is_confirmed(day):
            self.confirmed = False
        opens = datetime.combine(day, self.calendar.opens)
        return opens, datetime.combine(day, self.calendar.closes) if self.calendar.is_working(day) else opens

    def _count(self, day: date, since: datetime, until: datetime) -> None:
        first, _, taken = self.counted.get(day, (since, until, timedelta()))
        self.counted[day] = (first, until, taken + (until - since))

    def _rolled(self, due: datetime) -> datetime:
        """The end moved to the next opening if it falls on a day off, or after days off before the office opens: else
        a later end would be moved to an earlier moment. Midnight ends the day before."""
        end = due - timedelta.resolution
        day, calendar = end.date(), self.calendar
        is_open = calendar.is_working(day) and (end.time() >= calendar.opens or calendar.is_working(day - ONE_DAY))
        if self.term.roll == "none" or is_open:
            return due
        rolled = next_opening(calendar, day)
        self.confirmed = self.confirmed and self.calendar.is_confirmed(rolled.date())
        return rolled

    def lines(self, until: date) -> Iterator[DerivedDay]:
        """Every day from the start to ``until``, after ``due`` has been asked."""
        day = self.start.date()
        while day <= until:
            taken = self.counted.get(day)
            if taken is not None:
                first, last, length = taken
                minutes, since, end = length // ONE_MINUTE, f"{first:%H:%M}", f"{last:%H:%M}"
                why = Why.of("hours", minutes=minutes, since=since, until=end)
                yield line(self.calendar, day, True, why)
            else:
                yield self._uncounted(day)
            day += ONE_DAY

    def _uncounted(self, day: date) -> DerivedDay:
        closed = not self.calendar.is_working(day)
        if self.term.unit == "working-hours" and closed:
            return day_off(self.calendar, day)
        for stop in self.stops:
            if stop.since.date() <= day and (stop.until is None or day <= stop.until.date()):
                return line(self.calendar, day, False, Why.of("stopped", ground=stop.ground))
        if closed:
            return day_off(self.calendar, day)
        return line(self.calendar, day, False, Why("after-closing" if day == self.start.date() else "rolled"))
