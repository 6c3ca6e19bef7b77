"""When a waiting time may be said. Ignores where durations are kept."""

from collections.abc import Sequence
from datetime import date, timedelta

from ..types import Backlog, OwnTime, WaitingTime

ENOUGH = 20
DECIDED = frozenset({"approved", "refused", "replied"})
HALF, NINE_OF_TEN = 0.5, 0.9
NOBODY_ASKED = OwnTime()
NOTHING_OPEN = Backlog()
TWENTIETHS = tuple((2 * n + 1) / 40 for n in range(20))  # the middle of each


def waiting_time(
    cases: int,
    median_seconds: float | None,
    nine_of_ten_seconds: float | None,
    *,
    twentieths: Sequence[float] = (),
    own: OwnTime = NOBODY_ASKED,
    backlog: Backlog = NOTHING_OPEN,
) -> WaitingTime:
    """Under twenty cases no time is said: a few numbers are chance, and could point at somebody."""
    if cases < ENOUGH or median_seconds is None or nine_of_ten_seconds is None:
        return WaitingTime(cases, None, None, own=own, backlog=backlog)
    row = tuple(_span(one) for one in twentieths)
    return WaitingTime(cases, _span(median_seconds), _span(nine_of_ten_seconds), row, own, backlog)


def own_time(cases: int, median_seconds: float | None) -> OwnTime:
    """The same bar for the applicants' own time."""
    return OwnTime(cases, None if cases < ENOUGH or median_seconds is None else _span(median_seconds))


def _span(seconds: float) -> timedelta:
    return timedelta(seconds=round(seconds))


def a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for a leap day."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
