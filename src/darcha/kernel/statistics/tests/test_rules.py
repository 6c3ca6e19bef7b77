"""The pure rules of statistics."""

from datetime import date, timedelta

import pytest

from darcha.kernel.statistics.rules.waiting import TWENTIETHS, a_year_before, own_time, waiting_time
from darcha.kernel.statistics.types import Backlog, OwnTime, WaitingTime


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2026, 6, 1), date(2025, 6, 1)), (date(2028, 2, 29), date(2027, 2, 28))],
)
def test_a_year_before(day: date, before: date) -> None:
    assert a_year_before(day) == before


def test_waiting_time() -> None:
    assert waiting_time(19, 5.0, 9.0) == WaitingTime(19, None, None)
    assert waiting_time(20, 5.4, 9.6) == WaitingTime(20, timedelta(seconds=5), timedelta(seconds=10))
    assert waiting_time(0, None, None) == WaitingTime(0, None, None)
    assert waiting_time(20, 5.0, None) == WaitingTime(20, None, None)
    assert waiting_time(20, None, 5.0) == WaitingTime(20, None, None)


def test_what_is_known_of_few_is_said_of_few() -> None:
    own, backlog = OwnTime(3, None), Backlog(5, 1)
    few = waiting_time(19, 5.0, 9.0, twentieths=[1.0] * 20, own=own, backlog=backlog)
    assert few == WaitingTime(19, None, None, (), own, backlog)
    assert waiting_time(20, 5.0, 9.0, twentieths=[1.4], backlog=backlog).twentieths == (timedelta(seconds=1),)


def test_own_time() -> None:
    assert own_time(19, 5.0) == OwnTime(19, None)
    assert own_time(20, 5.4) == OwnTime(20, timedelta(seconds=5))
    assert own_time(20, None) == OwnTime(20, None)


def test_each_twentieth_is_taken_in_its_middle() -> None:
    assert len(TWENTIETHS) == 20
    assert (TWENTIETHS[0], TWENTIETHS[9], TWENTIETHS[-1]) == (0.025, 0.475, 0.975)
