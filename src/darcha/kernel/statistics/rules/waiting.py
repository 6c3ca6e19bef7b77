"""When a waiting time may be said. Ignores where durations are kept."""

from datetime import date, timedelta

from ..types import WaitingTime

ENOUGH = 20
DECIDED = frozenset({"approved", "refused", "replied"})


def waiting_time(cases: int, median_seconds: float | None, nine_of_ten_seconds: float | None) -> WaitingTime:
    """Under twenty cases nothing is said: a few numbers are chance, and could point at somebody."""
    if cases < ENOUGH or median_seconds is None or nine_of_ten_seconds is None:
        return WaitingTime(cases, None, None)
    return WaitingTime(cases, timedelta(seconds=round(median_seconds)), timedelta(seconds=round(nine_of_ten_seconds)))


def a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for a leap day."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
