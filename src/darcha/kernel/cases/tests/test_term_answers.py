"""What an answer of the term law says beside its end: stops and extensions as they were, and what is certain."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from darcha.ground import clock
from darcha.ground.text import LANGUAGES
from darcha.kernel.cases.rules import term_refusals as refusals
from darcha.kernel.cases.rules.term import answer_term
from darcha.kernel.cases.rules.term_explain import explain_term
from darcha.kernel.cases.rules.term_why import WEEKEND, day_off, line, numbered
from darcha.kernel.cases.rules.term_words import extension_text, ground_text
from darcha.kernel.cases.types.term import DerivedDay, Extended, Stood
from darcha.kernel.catalogue.types import WorkingCalendar

from .term_laws import HOUSING, PLAIN, TINT, calendar, events, term

MONDAY = datetime(2026, 2, 2, 10)  # February 2026 has no holiday
DAYS = term(5, "calendar-days", "arrival", stops_on=("asked",), extension_at_most="P1M")
WORK = term(5, "working-days", "arrival", stops_on=("asked",), extension_at_most="P1M")
ONE_STOP = ("stop:asked@2026-02-03T10:00", "resume@2026-02-05T09:00")
STOPPED, RESUMED = (clock.parse(moment) for moment in ("2026-02-03T10:00", "2026-02-05T09:00"))


def answer(law, *texts, derive=True):
    return answer_term(law, calendar(), MONDAY, events(*texts), derive=derive)


def test_each_stop_is_told_with_its_beginning_its_end_and_its_ground():
    again = ("stop:asked@2026-02-06T10:00",)
    assert answer(DAYS, *ONE_STOP, *again).stops == (
        Stood(STOPPED, RESUMED, "asked"),
        Stood(clock.parse("2026-02-06T10:00"), None, "asked"),
    )


@pytest.mark.parametrize(
    ("law", "start", "by", "parts"),
    [(DAYS, (), "P3D", (0, 3, 0)), (DAYS, (), "P1M", (1, 0, 0)), (TINT, ("paid@2026-02-02T10:00",), "PT3H", (0, 0, 3))],
)
def test_each_extension_is_told_with_its_moment_and_its_length(law, start, by, parts):
    told = answer(law, *start, f"extend:{by}@2026-02-02T11:00").extensions
    assert told == (Extended(clock.parse("2026-02-02T11:00"), *parts),)


def test_whoever_asks_for_the_end_alone_gets_no_history():
    bare = answer(DAYS, *ONE_STOP, "extend:P3D@2026-02-02T11:00", derive=False)
    assert (bare.due_on, bare.stops, bare.extensions, bare.derivation) == (date(2026, 2, 12), (), (), ())


def test_nothing_is_uncertain_of_a_term_that_has_not_started():
    waiting = answer(HOUSING)
    assert (waiting.started_at, waiting.confirmed) == (None, True)


def test_days_are_certain_up_to_the_last_day_that_a_government_has_decreed():
    last = calendar().decreed_through
    law = term(2, "calendar-days", "arrival")
    days = answer_term(law, calendar(), datetime(last.year, last.month, last.day - 1, 10)).derivation
    assert [(day.on, day.confirmed) for day in days if day.counted] == [
        (last, True),
        (date(last.year + 1, 1, 1), False),
    ]
    until = WorkingCalendar("five", time(9), time(18), date(2026, 2, 3))
    assert [day.confirmed for day in answer_term(law, until, MONDAY).derivation if day.counted] == [True, False]
    plain = answer_term(law, calendar(), MONDAY).derivation
    assert [day.confirmed for day in plain if day.counted] == [True, True]


def test_a_month_leaves_room_for_the_days_of_its_shortest_and_for_no_working_day():
    assert answer(DAYS, "extend:P28D@2026-02-03T10:00").due_on == date(2026, 3, 7)
    with pytest.raises(refusals.ExtensionTooLong):
        answer(DAYS, "extend:P29D@2026-02-03T10:00")
    with pytest.raises(refusals.ExtensionTooLong):
        answer(WORK, "extend:P1D@2026-02-03T10:00")


@pytest.mark.parametrize(
    ("texts", "refusal"),
    [
        (("stop@2026-02-03T10:00", "stop:asked@2026-02-03T10:00"), refusals.AlreadyStopped),
        (("extend@2026-02-03T10:00", "extend:P1D@2026-02-03T10:00"), refusals.DurationNotUnderstood),
    ],
)
def test_what_is_told_of_one_moment_twice_is_refused_by_the_law_and_breaks_nothing(texts, refusal):
    for order in (texts, texts[::-1]):
        with pytest.raises(refusal):
            answer(DAYS, *order)


def test_the_json_of_an_answer_to_the_letter():
    events_ = events(*ONE_STOP, "extend:P3D@2026-02-02T11:00", "stop:asked@2026-02-06T10:00")
    told = explain_term(DAYS, calendar(), MONDAY, events_, language="en")
    assert {key: told[key] for key in ("due_on", "due_at", "starts_on", "confirmed", "stopped", "remaining")} == {
        "due_on": None,
        "due_at": None,
        "starts_on": "2026-02-02",
        "confirmed": True,
        "stopped": True,
        "remaining": 4,  # of the five; the three that were added stand beside it
    }
    ground = {"code": "asked", "text": ground_text("asked", "en")}
    assert told["stops"] == [
        {"since": "2026-02-03T10:00:00+05:00", "until": "2026-02-05T09:00:00+05:00", "ground": ground},
        {"since": "2026-02-06T10:00:00+05:00", "until": None, "ground": ground},
    ]
    assert told["extensions"] == [{"at": "2026-02-02T11:00:00+05:00", "by": "3 days"}]
    assert (told["summary"], told["editions"], told["registration"]) == ([], [], [])


def test_the_json_says_an_extension_in_the_unit_of_the_term_and_in_the_language_asked_for():
    marks = events("paid@2026-02-02T10:00", "extend:PT3H@2026-02-02T11:00")
    for language in LANGUAGES:
        (by,) = (one["by"] for one in explain_term(TINT, calendar(), MONDAY, marks, language=language)["extensions"])
        (extension,) = answer_term(TINT, calendar(), MONDAY, marks).extensions
        assert by == extension_text(extension, "working-hours", language) and "3" in by
    assert len({ground_text("asked", language) for language in LANGUAGES}) == len(LANGUAGES)


def test_the_json_names_a_day_of_the_calendar_in_the_language_asked_for():
    friday = datetime(2026, 3, 6, 12)  # the 8th of March is a holiday, and the 9th off for it
    for language in ("uz", "ru"):
        days = explain_term(DAYS, calendar(), friday, language=language)["derivation"]
        special = {day["on"]: day["special"] for day in days if "special" in day}
        assert special["2026-03-08"] == calendar().special_days[date(2026, 3, 8)].name.in_(language)
        assert "2026-03-10" not in special


@pytest.mark.parametrize(("decreed_through", "certain"), [(7, False), (8, True), (9, True)])
def test_a_day_is_certain_that_is_the_last_one_decreed(decreed_through, certain):
    sunday, known = date(2026, 2, 8), replace(PLAIN, decreed_through=date(2026, 2, decreed_through))
    why = numbered("counted", day=1, of=2)
    assert day_off(known, sunday) == DerivedDay(sunday, False, WEEKEND, None, certain)
    assert line(known, sunday, True, why) == DerivedDay(sunday, True, why, None, certain)
