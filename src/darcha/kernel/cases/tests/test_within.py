"""Until when something may be done, said like "5 calendar-days"."""

from datetime import date

import pytest

from darcha.ground import clock
from darcha.kernel.cases.rules.within import end_within, last_day_within

from .term_laws import PLAIN

WEDNESDAY = clock.parse("2026-03-04T10:00")


@pytest.mark.parametrize(
    ("within", "first_too_late"),
    [
        ("3 calendar-days", "2026-03-08T00:00"),
        ("1 calendar-day", "2026-03-06T00:00"),
        ("3 working-days", "2026-03-10T00:00"),
        ("1 working-day", "2026-03-06T00:00"),
        ("3 working-day", "2026-03-10T00:00"),
        ("2 months", "2026-05-05T00:00"),
        ("1 month", "2026-04-05T00:00"),
    ],
)
def test_every_unit_is_counted_as_what_it_is_in_the_singular_too(within, first_too_late):
    assert end_within(within, PLAIN, WEDNESDAY) == clock.parse(first_too_late)


@pytest.mark.parametrize(
    ("within", "stays", "moves"), [("3 calendar-days", 7, 9), ("4 calendar-days", 8, 9), ("5 calendar-days", 9, 9)]
)
def test_an_end_on_a_day_off_moves_only_where_the_law_lets_it(within, stays, moves):
    assert last_day_within(within, PLAIN, WEDNESDAY) == date(2026, 3, stays)
    assert end_within(within, PLAIN, WEDNESDAY, rolls=True) == clock.parse(f"2026-03-{moves + 1:02d}T00:00")
