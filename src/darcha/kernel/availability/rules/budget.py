"""The published goal, and what is left of what it allows. Ignores where minutes come from."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from ..types import Kept, Mark, Minutes
from .minutes import hours, lost

GOAL = 99.95  # per cent of the minutes of a month; planned works are not taken out
FEWEST = 20  # acts: of fewer, nothing is said, for they could point at somebody


def month_of(moment: datetime) -> tuple[datetime, datetime]:
    """The first moments of its month and of the next."""
    first = moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return first, (first + timedelta(days=32)).replace(day=1)


def allowed_in(since: datetime, until: datetime) -> float:
    """Minutes that the goal lets be lost."""
    return (until - since).total_seconds() / 60 * (100 - GOAL) / 100


def kept(  # noqa: PLR0917
    known: Mapping[Mark, Minutes],
    marks: Iterable[Mark],
    sources: Iterable[str],
    since: datetime | None,
    until: datetime,
    now: datetime,
) -> Kept:
    """Of the month of ``now``, from ``since`` if counting began within it. ``until``: the first minute that is not
    settled yet."""
    first, following = month_of(now)
    allowed = allowed_in(first, following)
    if since is None or until <= (begin := max(first, since)):
        return Kept(0, 0, allowed)
    marks, sources = list(marks), list(sources)
    counted = gone = 0
    for hour, bits in hours(begin, until):
        counted += bits.bit_count()
        gone += (bits & lost(known, marks, sources, hour)).bit_count()
    return Kept(counted, gone, allowed)
