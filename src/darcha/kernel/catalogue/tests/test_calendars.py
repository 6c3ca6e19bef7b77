"""The national calendars: every year against a second opinion, every exchange even, no gap for thirty years."""

import shutil
from datetime import date, time, timedelta
from pathlib import Path

import holidays
import pytest

from darcha.kernel.catalogue.packs.calendars import load_calendars
from darcha.kernel.catalogue.types import PackInvalid, WorkingCalendar

PACKS = Path(__file__).parents[5] / "packs"
DECREED = [date(2024, 1, 1) + timedelta(days=n) for n in range(366 + 365 + 365)]


@pytest.fixture(scope="module")
def calendars() -> dict[str, WorkingCalendar]:
    return load_calendars(PACKS / "national" / "calendars").weeks


def test_five_day_week_agrees_with_the_second_opinion(calendars):
    second = holidays.country_holidays("UZ", years=(2024, 2025, 2026), language="en_US")
    estimated = {day for day, name in second.items() if "estimated" in name}
    five = calendars["five"]
    assert [day for day in DECREED if day not in estimated and five.is_working(day) != second.is_working_day(day)] == []


def test_second_opinion_calls_only_the_movable_holidays_of_2026_estimated():
    second = holidays.country_holidays("UZ", years=(2024, 2025, 2026), language="en_US")
    estimated = {day for day, name in second.items() if "estimated" in name}
    assert estimated == {date(2026, 3, 20), date(2026, 5, 27)}


@pytest.mark.parametrize(
    ("day", "five_works", "six_works"),
    [
        ("2024-01-06", True, True),  # moved for the five-day week, plain Saturday for the six-day week
        ("2024-03-23", False, False),
        ("2025-03-08", False, False),
        ("2025-03-10", False, True),  # 8 March was a Saturday: a day off of the five-day week only
        ("2025-03-31", False, False),  # 30 March was a Sunday, for everybody
        ("2025-06-07", False, False),
        ("2025-06-14", False, True),
        ("2026-01-03", False, False),
        ("2026-03-09", False, False),
        ("2026-03-23", False, True),
        ("2026-05-11", False, True),
        ("2026-08-31", False, False),
        ("2026-12-12", True, True),
        ("2026-12-31", False, False),
        ("2027-01-01", False, False),
    ],
)
def test_days_that_tell_the_weeks_apart(calendars, day, five_works, six_works):
    on = date.fromisoformat(day)
    assert (calendars["five"].is_working(on), calendars["six"].is_working(on)) == (five_works, six_works)


def test_every_moved_day_names_its_act_and_what_is_not_known_says_so(calendars):
    five = calendars["five"]
    assert five.special(date(2026, 8, 31)).act == "PF-257, 24.12.2025"
    assert five.special(date(2024, 1, 2)).act == "PF-213, 22.12.2023"
    assert five.special(date(2024, 1, 2)).name.in_("en") == "day off moved from 06.01.2024"
    assert not five.special(date(2025, 1, 2)).act_confirmed
    assert all(special.act for kind in calendars.values() for special in kind.special_days.values())


def test_article_208_holds_in_every_decreed_year(calendars):
    """A holiday on a day off gives the next working day off: the written days are what the law derives."""
    for kind, week in (("five", 5), ("six", 6)):
        days = calendars[kind].special_days
        for on, special in days.items():
            if special.kind != "holiday" or on.weekday() < week or on.year > 2026:
                continue
            free = on + timedelta(days=1)
            while free.weekday() >= week:
                free += timedelta(days=1)
            assert days[free].kind == "moved-day-off", f"{kind}: {on}"


def test_what_is_not_decreed_is_unconfirmed(calendars):
    five = calendars["five"]
    assert five.is_confirmed(date(2026, 12, 31))
    assert not five.is_confirmed(date(2027, 1, 1))
    assert not five.is_working(date(2027, 3, 9))
    assert not five.special(date(2027, 3, 9)).confirmed


def test_thirty_years_have_no_gap(calendars):
    for calendar in calendars.values():
        for year in range(2024, 2057):
            days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
            assert not calendar.is_working(date(year, 1, 1))
            assert 235 <= sum(map(calendar.is_working, days)) <= 310
    assert not calendars["five"].is_working(date(2032, 3, 22))  # 21 March 2032 is a Sunday


def test_office_hours_are_data(calendars):
    assert {(calendar.opens, calendar.closes) for calendar in calendars.values()} == {(time(9), time(18))}


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("2026.yaml", "act: pf-257", "act: pf-275", "Did you mean “pf-257”?"),
        ("2026.yaml", "name: extra", "name: extraa", "Did you mean “extra”?"),
        ("2026.yaml", "date: 2026-01-02", "date: 2025-01-02", "is not a day of 2026"),
        ("2026.yaml", "date: 2026-08-31", "date: 2026-08-30", "is a day off in the five-day week anyway"),
        ("2026.yaml", "date: 2026-01-03", "date: 2026-01-02", "already special in the six-day week"),
        ("2026.yaml", "date: 2026-01-02", "date: 2026-02-30", "is not a day of the calendar"),
        ("2026.yaml", "decreed: true", "decreed: false", "does not agree with decreed_through"),
        ("2026.yaml", ", from: 2026-03-08", "", "do not agree"),
        ("2026.yaml", "date: 2026-12-12", "date: 2026-12-05", "no day off is given for it"),
        ("2026.yaml", "kind: holiday", "kind: holyday", "Did you mean “holiday”?"),
        ("2026.yaml", "from: 2026-12-12", "from: 2026-12-19", "2026-12-19 is no holiday and does not work in exchange"),
        ("2026.yaml", "year: 2026", "year: 2036", "The year 2036 stands in"),
        ("2027.yaml", ", confirmed: false", "", "2027-03-09 is not decreed yet"),
        ("week.yaml", 'closes: "18:00"', 'closes: "08:00"', "close before they open"),
        ("week.yaml", "date: 03-08", "date: 02-29", "Not every year has the day 02-29"),
        ("week.yaml", "fixed_act: labour-code", "fixed_act: labor-code", "Did you mean “labour-code”?"),
        ("week.yaml", "office_hours:", "ofice_hours:", "Did you mean “office_hours”?"),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path, file, old, new, said):
    shutil.copytree(PACKS / "schema", tmp_path / "schema")
    folder = shutil.copytree(PACKS / "national" / "calendars", tmp_path / "national" / "calendars")
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PackInvalid) as refused:
        load_calendars(folder)
    assert said in str(refused.value)
    assert f"national/calendars/{file}:" in str(refused.value)


def test_a_missing_week_is_said(tmp_path):
    shutil.copytree(PACKS / "schema", tmp_path / "schema")
    folder = shutil.copytree(PACKS / "national" / "calendars", tmp_path / "national" / "calendars")
    (folder / "week.yaml").unlink()
    with pytest.raises(PackInvalid, match=r"week\.yaml:1: This file is missing"):
        load_calendars(folder)
