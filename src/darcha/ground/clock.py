"""The one source of time. Ignores calendars: which days count is law, and lives in the rooms."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from time import CLOCK_BOOTTIME, clock_gettime
from typing import NamedTuple
from zoneinfo import ZoneInfo

TASHKENT = ZoneInfo("Asia/Tashkent")


class FrozenClock:
    """A clock that stands until it is moved by hand. Tests and the demo's past are made under one."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def move_to(self, moment: str | datetime) -> None:
        """Set the clock; moments without an offset are Tashkent's."""
        self.moment = parse(moment)

    def tick(self, by: timedelta) -> None:
        """Move the clock on."""
        self.moment += by


class Sighting(NamedTuple):
    """What another clock said, and how long this machine was up then, in seconds."""

    moment: datetime
    uptime: float

    def now(self) -> datetime:
        """What that clock says by now."""
        return self.moment + timedelta(seconds=uptime() - self.uptime)


_frozen: list[FrozenClock] = []
_followed: list[Sighting] = []  # none, or the one that counts
_HEEDED = timedelta(milliseconds=250)  # nearer than this is the same: time does not flutter


def uptime() -> float:
    """Seconds since this machine started, those that it slept among them. Nobody sets it."""
    return clock_gettime(CLOCK_BOOTTIME)


def now() -> datetime:
    """The present moment, with Tashkent's offset: by the clock that this process follows, else by the machine's."""
    return _frozen[-1].moment if _frozen else going()


def going() -> datetime:
    """What ``now`` says while nothing is frozen."""
    return _followed[0].now() if _followed else datetime.now(TASHKENT)


def go_on_from(theirs: datetime, before: float, after: float) -> None:
    """Follow another clock from here on. It said ``theirs`` between two looks at ``uptime``: how far they lie apart is
    how little is known, and what may be the same time as ours is taken for the same."""
    seen = Sighting(theirs.astimezone(TASHKENT), (before + after) / 2)
    unsure = max(_HEEDED, timedelta(seconds=(after - before) / 2))
    if not _followed or abs(seen.now() - _followed[0].now()) > unsure:
        _followed[:] = [seen]


def go_alone() -> None:
    """Back to the machine's clock."""
    _followed.clear()


def machine() -> datetime:
    """What the clock of this machine says, frozen or not: to hold it against another's."""
    return datetime.now(TASHKENT)


def apart(before: datetime, theirs: datetime, after: datetime) -> timedelta:
    """How far another clock is from ours, at least: it was asked between two looks at ours."""
    return max(before - theirs, theirs - after, timedelta())


def today() -> date:
    """Today's date in Tashkent."""
    return now().date()


def parse(moment: str | datetime) -> datetime:
    """An ISO 8601 moment in Tashkent's zone; without an offset it is taken as Tashkent's. Raises ValueError."""
    value = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return value.replace(tzinfo=TASHKENT) if value.tzinfo is None else value.astimezone(TASHKENT)


@contextmanager
def frozen(moment: str | datetime) -> Iterator[FrozenClock]:
    """Freeze the clock for the whole process until the block ends; blocks may be nested."""
    clock = FrozenClock(parse(moment))
    _frozen.append(clock)
    try:
        yield clock
    finally:
        _frozen.remove(clock)
