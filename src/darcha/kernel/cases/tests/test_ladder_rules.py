"""When each rung is due: the vectors of the first three services, and what holds of any term, ladder and calendar."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from time import tzset
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from darcha.ground import clock
from darcha.kernel.cases.rules.ladder import armed, end_of, highest, next_moment, rungs_due
from darcha.kernel.cases.rules.office_time import after, before, office_day, opening
from darcha.kernel.cases.types import Due
from darcha.kernel.catalogue.tests import project
from darcha.kernel.catalogue.types import Rung, Term, TermLink, WorkingCalendar

from .samples import text

FIVE, SIX = (project.catalogue().calendars.of(kind=kind) for kind in ("five", "six"))
NATIONAL = project.catalogue().ladder.rungs
HOURS = ("hours", "working-hours")


def at(moment: str) -> datetime:
    return clock.parse(moment)


def term(unit: str, length: int) -> Term:
    return Term("t", length, unit, "registration", "Law, article 1", text("rule"))


def rung(key: str = "r", to=("officer",), **when) -> Rung:
    return Rung(key, to, "ended", **when)


def climb(of: Term, due: Due, calendar: WorkingCalendar = FIVE) -> list[tuple[str, str, str]]:
    rungs = rungs_due(of, due, NATIONAL.hours if of.unit in HOURS else NATIONAL.days, calendar)
    return [(one.rung.key, f"{one.due_at:%Y-%m-%d %H:%M}", one.line) for one in rungs]


@pytest.mark.parametrize(
    ("of", "due", "moments"),
    [
        # A petition due on 24 March: a quarter of 15 days before its end is Saturday the 21st; that
        # day and Friday the 20th are holidays.
        (
            term("calendar-days", 15),
            Due(due_on=date(2026, 3, 24), starts_on=date(2026, 3, 6)),
            ["2026-03-19 09:00", "2026-03-25 00:00", "2026-03-25 18:00", "2026-03-27 18:00"],
        ),
        # A proposal: a quarter of a month, counted as 30 days, before its end is the middle of 23 February.
        (
            term("months", 1),
            Due(due_on=date(2026, 3, 2), starts_on=date(2026, 2, 2)),
            ["2026-02-23 09:00", "2026-03-03 00:00", "2026-03-03 18:00", "2026-03-05 18:00"],
        ),
        # A permit due on Tuesday at ten: half an hour before; two hours of work and a day of nine hours later.
        (
            term("working-hours", 2),
            Due(due_at=at("2026-03-10T10:00+05:00"), starts_on=date(2026, 3, 6)),
            ["2026-03-10 09:30", "2026-03-10 10:00", "2026-03-10 12:00", "2026-03-11 10:00"],
        ),
        # A certificate due on Wednesday: a quarter of a working day before the office closes; Monday is the third day.
        (
            term("working-days", 1),
            Due(due_on=date(2026, 9, 2), starts_on=date(2026, 8, 28)),
            ["2026-09-02 15:45", "2026-09-03 00:00", "2026-09-03 18:00", "2026-09-07 18:00"],
        ),
        # Hours that run day and night end on a Sunday: the reminder does not wait for Monday, what follows does.
        (
            term("hours", 24),
            Due(due_at=at("2026-02-08T11:00+05:00"), starts_on=date(2026, 2, 7)),
            ["2026-02-08 05:00", "2026-02-08 11:00", "2026-02-09 11:00", "2026-02-09 18:00"],
        ),
        # One calendar day that ends on a Sunday: nobody is reminded before the term has begun.
        (
            term("calendar-days", 1),
            Due(due_on=date(2026, 2, 8), starts_on=date(2026, 2, 7)),
            ["2026-02-08 00:00", "2026-02-09 00:00", "2026-02-09 18:00", "2026-02-11 18:00"],
        ),
    ],
    ids=["petition", "proposal", "permit", "certificate", "plain hours", "one calendar day"],
)
def test_the_national_ladder(of, due, moments):
    keys = ["reminder", "ended", "head-again", "inspectorate"]
    lines = ["reminded", "overdue", "escalated", "escalated"]
    assert climb(of, due) == list(zip(keys, moments, lines, strict=True))


@pytest.mark.parametrize(
    ("then", "reminder"),
    [
        ([("working-days", 3)], "2026-02-19 15:45"),  # a quarter of five working days: a day and a quarter
        ([("calendar-days", 10)], "2026-02-18 09:00"),  # of twelve days, three
        ([("months", 1)], "2026-02-13 09:00"),  # of 32 days, eight
    ],
)
def test_a_share_of_a_term_in_parts_is_a_share_of_all_of_them(then, reminder):
    links = tuple(TermLink(length, unit, text("then")) for unit, length in then)
    of = replace(term("working-days", 2), then=links)
    due = Due(due_on=date(2026, 2, 20), starts_on=date(2026, 2, 2))
    assert climb(of, due)[0] == ("reminder", reminder, "reminded")


def test_a_six_day_week_climbs_on_saturday():
    due = Due(due_on=date(2026, 2, 6), starts_on=date(2026, 2, 5))
    assert [moment for _, moment, _ in climb(term("working-days", 1), due, SIX)][2:] == [
        "2026-02-07 18:00",
        "2026-02-10 18:00",
    ]


@pytest.mark.parametrize(
    "due",
    [
        Due(),
        Due(starts_on=date(2026, 3, 6)),
        Due(due_on=date(2026, 3, 24)),
        Due(due_on=date(2026, 3, 24), starts_on=date(2026, 3, 6), stopped=True),
    ],
    ids=["not started", "no end", "no start", "stopped"],
)
def test_a_term_that_does_not_run_has_no_rung(due):
    assert end_of(due) is None
    assert climb(term("calendar-days", 15), due) == []


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        ({"length": -1}, "2026-03-24 09:00"),
        ({"length": -2}, "2026-03-19 09:00"),
        ({"length": -3, "unit": "working-hours"}, "2026-03-24 15:00"),
        ({"length": 3, "unit": "working-hours"}, "2026-03-25 12:00"),
        ({"percent": 99}, "2026-03-10 09:00"),
    ],
)
def test_a_rung_at_its_moment(when, moment):
    due = Due(due_on=date(2026, 3, 24), starts_on=date(2026, 3, 6))
    (one,) = rungs_due(term("calendar-days", 15), due, [rung(**when)], FIVE)
    assert f"{one.due_at:%Y-%m-%d %H:%M}" == moment


def test_rungs_of_one_moment_keep_the_order_of_the_ladder():
    due = Due(due_on=date(2026, 3, 24), starts_on=date(2026, 3, 6))
    ladder = [rung("late", length=1), rung("b"), rung("a"), rung("early", length=-1)]
    found = rungs_due(term("calendar-days", 15), due, ladder, FIVE)
    assert [(one.rung.key, one.line) for one in found] == [
        ("early", "reminded"),
        ("b", "overdue"),
        ("a", "escalated"),
        ("late", "escalated"),
    ]


def test_a_moved_end_arms_what_lies_after_the_move_and_whatever_follows_the_end():
    due = Due(due_on=date(2026, 3, 24), starts_on=date(2026, 3, 6))
    rungs = rungs_due(term("calendar-days", 15), due, NATIONAL.days, FIVE)
    end = end_of(due)

    def keys(since: str) -> list[str]:
        return [one.rung.key for one in armed(rungs, end=end, since=at(since))]

    everything = ["reminder", "ended", "head-again", "inspectorate"]
    assert keys("2026-03-19T08:59+05:00") == everything
    assert keys("2026-03-19T09:00+05:00") == everything[1:]
    assert keys("2026-03-26T12:00+05:00") == everything[1:]  # the end was moved into the past: nothing is passed over


def test_the_next_moment_is_the_first_rung_or_silence():
    due = Due(due_on=date(2026, 3, 24), starts_on=date(2026, 3, 6))
    rungs = rungs_due(term("calendar-days", 15), due, NATIONAL.days, FIVE)
    end = end_of(due)
    assert next_moment(rungs, silence_at=None) == at("2026-03-19T09:00+05:00")
    assert next_moment(rungs, silence_at=None, after=end) == at("2026-03-25T18:00+05:00")
    assert next_moment(rungs, silence_at=None, after=at("2026-04-01T00:00+05:00")) is None
    assert next_moment(rungs, silence_at=end, after=at("2026-04-01T00:00+05:00")) == end  # until it has decided
    assert next_moment([], silence_at=None) is None


def test_the_timeline_speaks_of_the_highest_who_was_told():
    assert [highest(to) for to in (["officer"], ["officer", "head"], ["inspectorate", "officer"])] == [
        "officer",
        "head",
        "inspectorate",
    ]


MINUTES = st.integers(0, 6000).map(lambda n: timedelta(minutes=n))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)).map(lambda m: m.replace(tzinfo=clock.TASHKENT))
CALENDARS = st.sampled_from([FIVE, SIX])


def office_time(calendar: WorkingCalendar, since: datetime, until: datetime) -> timedelta:
    """Counted another way: window by window."""
    total, day = timedelta(), since.date()
    while day <= until.date():
        if calendar.is_working(day):
            opens = max(datetime.combine(day, calendar.opens, clock.TASHKENT), since)
            closes = min(datetime.combine(day, calendar.closes, clock.TASHKENT), until)
            total += max(timedelta(), closes - opens)
        day += timedelta(days=1)
    return total


@given(CALENDARS, MOMENTS, MINUTES)
def test_office_time_forwards_and_backwards(calendar, moment, span):
    ahead, back = after(calendar, moment, span), before(calendar, moment, span)
    assert back <= moment <= ahead
    assert office_time(calendar, moment, ahead) == office_time(calendar, back, moment) == span


@given(CALENDARS, MOMENTS)
def test_an_opening_is_on_a_working_day_not_after(calendar, moment):
    opens = opening(calendar, moment)
    assert calendar.is_working(opens.date()) and opens.time() == calendar.opens
    assert opens.date() <= moment.date()


def test_an_office_day_is_as_long_as_the_office_is_open():
    assert office_day(FIVE) == timedelta(hours=9)


UNITS = st.sampled_from(["hours", "working-hours", "calendar-days", "working-days", "months"])
RUNGS = st.lists(
    st.one_of(
        st.integers(1, 99).map(lambda percent: {"percent": percent}),
        st.tuples(st.integers(-5, 9), st.sampled_from(["working-days", "working-hours"])).map(
            lambda drawn: {"length": drawn[0], "unit": drawn[1]}
        ),
    ),
    min_size=1,
    max_size=6,
).map(lambda drawn: [rung(f"r{number}", **when) for number, when in enumerate(drawn)])


@st.composite
def running(draw):
    """A term with a lawful end."""
    unit, start, calendar = draw(UNITS), draw(MOMENTS), draw(CALENDARS)
    of = term(unit, draw(st.integers(1, 40)))
    if unit in HOURS:
        return of, Due(due_at=start + timedelta(hours=draw(st.integers(1, 400))), starts_on=start.date()), calendar
    return of, Due(due_on=start.date() + timedelta(days=draw(st.integers(1, 80))), starts_on=start.date()), calendar


@given(running(), RUNGS)
def test_rungs_are_in_order_each_once_and_on_their_side_of_the_end(drawn, ladder):
    of, due, calendar = drawn
    found, end = rungs_due(of, due, ladder, calendar), end_of(due)
    assert [one.due_at for one in found] == sorted(one.due_at for one in found)
    assert sorted(one.rung.key for one in found) == sorted(one.key for one in ladder)
    for one in found:
        assert one.due_at <= end if one.rung.is_before_end else one.due_at >= end
    assert [one.line for one in found].count("overdue") == any(not one.is_before_end for one in ladder)


@given(running(), RUNGS, st.integers(1, 60))
def test_a_later_end_makes_no_rung_earlier(drawn, ladder, days):
    of, due, calendar = drawn
    by = timedelta(days=days)
    later = replace(due, due_on=due.due_on and due.due_on + by, due_at=due.due_at and due.due_at + by)
    was = {one.rung.key: one.due_at for one in rungs_due(of, due, ladder, calendar)}
    for one in rungs_due(of, later, ladder, calendar):
        assert one.due_at >= was[one.rung.key]


@given(running(), RUNGS, st.sampled_from(["UTC", "America/New_York", "Asia/Tokyo"]))
def test_the_zone_of_whoever_asks_changes_nothing(drawn, ladder, zone):
    of, due, calendar = drawn
    assume(due.due_at is not None)
    elsewhere = replace(due, due_at=due.due_at.astimezone(ZoneInfo(zone)))
    assert rungs_due(of, due, ladder, calendar) == rungs_due(of, elsewhere, ladder, calendar)


@pytest.mark.parametrize(
    ("unit", "length", "due", "percent", "expected"),
    [
        ("working-hours", 10, Due(due_at=at("2026-04-07T15:00")), 25, "2026-04-07T12:30"),
        ("hours", 10, Due(due_at=at("2026-04-07T15:00")), 25, "2026-04-07T12:30"),
        ("working-days", 10, Due(due_on=date(2026, 4, 17)), 25, "2026-04-15T13:30"),
        ("calendar-days", 9, Due(due_on=date(2026, 4, 15)), 89, "2026-04-07T09:00"),  # 8.01 days: late on the 7th
    ],
)
def test_a_share_is_a_share_to_the_minute(unit, length, due, percent, expected):
    (found,) = rungs_due(term(unit, length), replace(due, starts_on=date(2026, 4, 6)), [rung(percent=percent)], FIVE)
    assert found.due_at == at(expected)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "UTC", "Pacific/Kiritimati"])
def test_the_zone_of_the_server_changes_no_office_time(zone, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        tzset()
        assert after(FIVE, at("2026-04-07T16:00"), timedelta(hours=1)) == at("2026-04-07T17:00")
        assert before(FIVE, at("2026-04-07T11:00"), timedelta(hours=1)) == at("2026-04-07T10:00")
        assert opening(FIVE, at("2026-04-07T02:00")) == at("2026-04-07T09:00")
    tzset()


@given(running(), RUNGS, MOMENTS, MOMENTS)
def test_whatever_is_due_later_is_what_the_sweep_waits_for(drawn, ladder, since, now):
    of, due, calendar = drawn
    end = end_of(due)
    rungs = armed(rungs_due(of, due, ladder, calendar), end=end, since=since)
    later = [one.due_at for one in rungs if one.due_at > now]
    assert next_moment(rungs, silence_at=None, after=now) == (min(later) if later else None)
