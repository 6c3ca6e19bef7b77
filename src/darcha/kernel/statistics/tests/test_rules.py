"""The pure rules of statistics."""

from datetime import date, timedelta

import pytest

from darcha.kernel.statistics.rules.waiting import a_year_before, waiting_time
from darcha.kernel.statistics.types import WaitingTime


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
