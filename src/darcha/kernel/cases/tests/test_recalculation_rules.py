"""The same history by another calendar: what differs between the two, what moves, and what is a fact and stands."""

from datetime import date, datetime, time, timedelta

import pytest

from darcha.ground import clock
from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.cases.rules.clock import Happened
from darcha.kernel.cases.rules.recalculation import as_text, changed_days, end_of, recount
from darcha.kernel.cases.types.recalculation import ChangedDay
from darcha.kernel.catalogue.types import SpecialDay, WorkingCalendar

from .term_laws import APPEAL

NAME = Text(dict.fromkeys(LANGUAGES, "a day"))
MONDAY, TUESDAY, SATURDAY = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 14)


def special(day, kind, act="act"):
    return SpecialDay(day, kind, NAME, act)


def week(*days):
    return WorkingCalendar("five", time(9), time(18), date(2100, 12, 31), {day.on: day for day in days})


PLAIN = week()
OFF = week(special(MONDAY, "moved-day-off"))


def test_the_days_on_which_two_calendars_differ_in_order_with_the_act_of_the_later():
    before = week(special(TUESDAY, "moved-day-off", "old"), special(date(2026, 3, 11), "holiday", "same"))
    after = week(
        special(SATURDAY, "moved-working-day", "new"),
        special(MONDAY, "moved-day-off", "new"),
        special(date(2026, 3, 11), "holiday", "another act, the same day off"),
    )
    assert changed_days(before, after) == (
        ChangedDay(MONDAY, False, "new"),
        ChangedDay(TUESDAY, True, None),
        ChangedDay(SATURDAY, True, "new"),
    )
    assert changed_days(PLAIN, PLAIN) == ()


ARRIVED = clock.parse("2026-03-06T18:30+05:00")  # Friday evening: registered on Monday, or on Tuesday if that is off
BY_PLAIN, BY_OFF = clock.parse("2026-03-09T09:00+05:00"), clock.parse("2026-03-10T09:00+05:00")


def counted_by(calendar, registered_at, now):
    return recount(APPEAL, calendar, ARRIVED, registered_at=registered_at, happened=(), now=now)


def test_a_registration_still_to_come_moves_with_the_calendar():
    answer, kept = counted_by(OFF, BY_PLAIN, now=clock.parse("2026-03-07T12:00+05:00"))
    assert (answer.registered_at, answer.due_on, kept) == (BY_OFF, date(2026, 3, 25), {})


@pytest.mark.parametrize("late", [timedelta(), timedelta(days=1)])
def test_a_registration_that_has_taken_place_stands_and_is_kept(late):
    answer, kept = counted_by(OFF, BY_PLAIN, now=BY_PLAIN + late)
    assert (answer.registered_at, answer.due_on) == (BY_PLAIN, date(2026, 3, 24))
    assert kept == {"registered_at": "2026-03-09T09:00:00+05:00"}


def test_what_was_kept_is_found_again_by_any_later_calendar():
    _, kept = counted_by(OFF, BY_PLAIN, now=BY_PLAIN)
    line = Happened("recalculated", BY_PLAIN, kept)
    answer, again = recount(APPEAL, OFF, ARRIVED, registered_at=BY_PLAIN, happened=[line], now=BY_PLAIN + timedelta(1))
    assert (answer.registered_at, again) == (BY_PLAIN, {})


def test_the_line_that_keeps_it_is_of_now_among_the_others():
    asked = Happened("asked", BY_PLAIN + timedelta(hours=1))
    answer, kept = recount(APPEAL, OFF, ARRIVED, registered_at=BY_PLAIN, happened=[asked], now=BY_PLAIN + timedelta(1))
    assert (answer.registered_at, kept) == (BY_PLAIN, {"registered_at": "2026-03-09T09:00:00+05:00"})


def test_where_the_registration_is_the_same_nothing_is_kept():
    answer, kept = counted_by(PLAIN, BY_PLAIN, now=BY_PLAIN + timedelta(days=1))
    assert (answer.registered_at, answer.due_on, kept) == (BY_PLAIN, date(2026, 3, 24), {})


def test_an_end_is_a_moment_a_day_or_none():
    moment = datetime(2026, 3, 10, 10)
    assert (end_of(None, None), end_of(MONDAY, None), end_of(None, moment)) == (None, MONDAY, moment)
    assert [as_text(end) for end in (None, MONDAY, moment)] == ["", "2026-03-09", "2026-03-10T10:00:00"]
