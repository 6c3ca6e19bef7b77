"""The one source of time. Ignores calendars: which days count is law, and lives in the rooms."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
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


_frozen: list[FrozenClock] = []


def now() -> datetime:
    """The present moment, with Tashkent's offset."""
    if _frozen:
        return _frozen[-1].moment
    return datetime.now(TASHKENT)


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
