"""Every working calendar of the country at one time: the two weeks, what regions and bodies add, and who keeps which
week. Ignores how it was published."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time

from .calendar import CalendarKind, SpecialDay, WorkingCalendar


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A special day of some regions or bodies alone; ``weeks`` are the working weeks that it changes."""

    day: SpecialDay
    weeks: tuple[CalendarKind, ...]
    regions: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BodyWeek:
    """The week that a body keeps, where it stands, and office hours of its own."""

    kind: CalendarKind = "five"
    region: str | None = None
    opens: time | None = None
    closes: time | None = None


NATIONAL = BodyWeek()


@dataclass(frozen=True, slots=True)
class CalendarBook:
    """``content_hash`` names the edition that this book was compiled from."""

    weeks: Mapping[CalendarKind, WorkingCalendar] = field(default_factory=dict)
    bodies: Mapping[str, BodyWeek] = field(default_factory=dict)
    local: tuple[LocalDay, ...] = ()
    content_hash: str = ""
    _made: dict[tuple[str | None, str | None], WorkingCalendar] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, body: str | None = None, kind: CalendarKind | None = None) -> WorkingCalendar:
        """The calendar of a body, in the week that it keeps or in the one named; without a body the national one."""
        made = self._made.get((body, kind))
        if made is None:
            made = self._made[body, kind] = self._make(body, kind)
        return made

    def _make(self, body: str | None, kind: CalendarKind | None) -> WorkingCalendar:
        own = self.bodies.get(body or "", NATIONAL)
        week = self.weeks[kind or own.kind]
        added = {local.day.on: local.day for local in self.local if _concerns(local, body, own, week.kind)}
        return replace(
            week,
            opens=own.opens or week.opens,
            closes=own.closes or week.closes,
            special_days=dict(sorted((week.special_days | added).items())) if added else week.special_days,  # type: ignore[operator]
        )


def _concerns(local: LocalDay, body: str | None, own: BodyWeek, kind: CalendarKind) -> bool:
    """A day of a region is kept by every body that stands in it or in one of its districts."""
    there = own.region is not None and not local.regions.isdisjoint((own.region, own.region[:4]))
    return kind in local.weeks and (there or body in local.bodies)
