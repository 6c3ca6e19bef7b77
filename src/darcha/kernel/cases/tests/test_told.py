"""A derivation in plain words: by when, because of what, day by day; in every language, for every kind of term."""

import re
from datetime import date, datetime, timedelta

import pytest

from darcha.ground import clock
from darcha.ground.text import LANGUAGES, PAGE_LANGUAGES, Text, use
from darcha.kernel.cases.rules.clock import Happened
from darcha.kernel.cases.rules.term import answer_term
from darcha.kernel.cases.rules.term_words import days_text, duration_text, extension_text, ground_text, minutes_text
from darcha.kernel.cases.rules.told import is_over, moves_of, summarise, tell
from darcha.kernel.cases.types.term import Extended
from darcha.kernel.cases.types.told import Ending, Move
from darcha.kernel.catalogue.types import TermLink

from .term_laws import APPEAL, HOUSING, PROPOSAL, TINT, calendar, events, term


def part(words):
    return Text(dict.fromkeys(LANGUAGES, words))


ROUND_THE_CLOCK = term(30, "hours", "arrival", roll="next_working_day", extension_at_most="PT24H", stops_on=("asked",))
COMPLETE = term(3, "working-days", "complete", extension_at_most="P10D", stops_on=("opinion", "flood"))
CHAIN = term(
    2,
    "working-days",
    "registration",
    roll="next_working_day",
    extension_at_most="P5D",
    stops_on=("asked",),
    then=(TermLink(1, "months", part("to look at it")), TermLink(3, "calendar-days", part("to tell it"))),
)
SITUATIONS = {
    "petition": (APPEAL, "2026-03-06T17:59"),
    "after hours": (APPEAL, "2026-03-06T18:30"),
    "extended": (APPEAL, "2026-03-06T17:59", "extend:P1M@2026-03-20T10:00"),
    "extended to a day off": (APPEAL, "2026-03-06T17:59", "extend:P1D@2026-03-20T10:00"),
    "a month": (PROPOSAL, "2026-01-31T10:00"),
    "not paid": (TINT, "2026-03-06T16:00"),
    "new year": (TINT, "2026-12-30T16:00", "paid@2026-12-30T17:30"),
    "stopped": (TINT, "2026-03-06T16:00", "paid@2026-03-06T17:00", "stop:asked@2026-03-06T17:20"),
    "resumed": (
        TINT,
        "2026-03-06T16:00",
        "paid@2026-03-06T17:00",
        "stop:asked@2026-03-06T17:20",
        "resume@2026-03-10T12:10",
        "extend:PT1H@2026-03-10T12:20",
    ),
    "a working day": (HOUSING, "2026-08-28T10:00", "paid@2026-08-28T12:00"),
    "day and night": (ROUND_THE_CLOCK, "2026-03-06T10:00"),
    "no documents yet": (COMPLETE, "2026-03-06T10:00"),
    "two stops": (
        COMPLETE,
        "2026-03-10T10:00",
        "complete@2026-03-10T11:00",
        "stop:opinion@2026-03-11T10:00",
        "resume@2026-03-13T10:00",
        "stop:flood@2026-03-16T10:00",
        "resume@2026-03-18T10:00",
    ),
    "in parts": (CHAIN, "2026-02-02T10:00", "extend:P2D@2026-02-20T10:00"),
    "stopped in a part": (CHAIN, "2026-02-02T10:00", "stop:asked@2026-02-10T10:00"),
    "stopped between parts": (CHAIN, "2026-02-02T10:00", "stop:asked@2026-02-05T10:00"),
    "stopped in the first part": (CHAIN, "2026-02-02T10:00", "stop:asked@2026-02-04T10:00"),
    "stopped in days": (COMPLETE, "2026-03-10T10:00", "complete@2026-03-10T11:00", "stop:opinion@2026-03-11T10:00"),
}


MOMENT = clock.parse("2026-03-10T10:00")


def answer(situation):
    law, arrived, *texts = SITUATIONS[situation]
    return answer_term(law, calendar(), datetime.fromisoformat(arrived), events(*texts))


def told(situation, language="en", **more):
    return tell(answer(situation), language, **more)


def signs(situation):
    return [day.sign for day in told(situation).days]


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_everything_is_said_in_every_language(situation, language):
    for more in ({}, {"is_mine": True}, {"ending": Ending(clock.parse("2026-05-01T10:00"), decided=True)}):
        said = told(situation, language, **more)
        words = [said.headline, *said.because, *(f"{day.weekday} {day.why}" for day in said.days + said.registration)]
        assert all(words) and not re.search(r"[{}]|cases\.", " ".join(words))
    assert len(said.days) == len(answer(situation).derivation)


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_whose_process_it_is_changes_no_word_and_nothing_is_left_unsaid(situation, language):
    """A sheet is made by the worker, in the language of whoever asked for it."""
    for more in ({}, {"ending": Ending(clock.parse("2026-05-01T10:00"), decided=False)}):
        with use("en"):
            said = told(situation, language, **more)
        with use("kaa"):
            assert said == told(situation, language, **more)
        assert not re.search(r"\bNone\b", " ".join([said.headline, *said.because]))
    if language != "en":
        assert not set(said.because) & set(told(situation, "en", **more).because)


def test_a_petition_over_navruz():
    said = told("petition", is_mine=True)
    assert said.headline == "You will have an answer by the end of 24.03.2026, Tuesday."
    assert said.because[-1] == (
        "The last counted day, 21.03.2026, Saturday, is not a working day, so the term ends on the next working day: "
        "24.03.2026, Tuesday."
    )
    assert signs("petition") == ["0", *map(str, range(1, 16)), "–", "–", "→"]
    assert [(day.on.day, day.special) for day in said.days if day.special] == [
        (8, "Women's Day"),
        (9, "day off moved from 08.03.2026"),
        (20, "Ramazon Hayit (Eid al-Fitr)"),
    ]


def test_registration_has_days_of_its_own():
    said = told("after hours")
    assert [(day.on.day, day.mark, day.sign) for day in said.registration] == [(n, "before", "–") for n in (6, 7, 8, 9)]
    assert "Women's Day" in said.registration[2].why
    assert "06.03.2026, 18:30, Friday" in said.because[1] and "10.03.2026, 09:00, Tuesday" in said.because[1]


def test_an_extension_counts_with_a_plus_even_where_it_ends_on_a_day_off():
    assert signs("extended")[15:18] == ["15", "+1", "+2"]
    assert signs("extended to a day off")[-3:] == ["+1", "–", "→"]
    said = told("extended")
    assert "The term was extended on 20.03.2026 by 1 month." in said.because
    assert [day.counts for day in said.days].count(True) == 15 + 31


def test_hours_are_told_by_hours():
    assert signs("new year") == ["0:30", "–", "–", "–", "–", "1:30"]
    assert told("new year").headline == "The answer is due by 04.01.2027, 10:30, Monday."
    assert signs("day and night") == ["14:00", "16:00", "–", "–", "→"]


def test_what_is_not_decreed_is_said_once_for_all_and_on_each_day():
    said = told("new year")
    assert said.because[-1].startswith("Not decreed yet: 01.01.2027–04.01.2027.")
    assert [bool(day.doubt) for day in said.days] == [False, False, True, True, True, True]
    movable = answer_term(HOUSING, calendar(), datetime(2027, 3, 8, 10), events("paid@2027-03-08T11:00"))
    holiday = next(day for day in tell(movable, "en").days if day.on == date(2027, 3, 9))
    assert "not decreed yet" in holiday.why and holiday.doubt == ""


def test_several_stops_are_told_one_by_one():
    said = told("two stops")
    stops = [sentence for sentence in said.because if "stood" in sentence]
    assert ["11.03.2026" in stops[0], "16.03.2026" in stops[1]] == [True, True]
    assert "another body’s opinion" in stops[0] and "a ground of the law" in stops[1]
    assert signs("two stops") == ["0", "II", "II", "1", "–", "–", "II", "II", "2", "3"]


def test_a_term_in_parts_is_counted_part_by_part():
    said = told("in parts")
    counts = [sentence for sentence in said.because if "Counted" in sentence]
    assert counts == [
        "Counted: 2 working days; days off are passed over. The last is 04.02.2026, Wednesday.",
        "to look at it: Counted: 1 month, up to the same date. The last day is 04.03.2026, Wednesday.",
        "to tell it: Counted: 3 days in a row, days off included. The last is 07.03.2026, Saturday.",
    ]
    assert signs("in parts")[-4:] == ["33", "+1", "+2", "→"]


@pytest.mark.parametrize(
    ("situation", "left"),
    [("stopped in a part", "23 days, 3 days"), ("stopped", "1 hour 40 minutes"), ("stopped in days", "3 working days")],
)
def test_a_clock_that_stands_has_no_last_day(situation, left):
    said = told(situation)
    assert said.headline == f"The clock stands still, so there is no last day yet. Left of the term: {left}."
    assert said.because[-1].startswith("The clock has stood since")


def test_what_is_left_of_calendar_days():
    law = term(5, "calendar-days", "arrival", stops_on=("asked",))
    stopped = answer_term(law, calendar(), datetime(2026, 2, 2, 10), events("stop:asked@2026-02-04T10:00"))
    assert "4 days" in tell(stopped, "en").headline


@pytest.mark.parametrize(
    ("extended", "stopped", "left"),
    [
        (("P3D",), "2026-02-04T10:00", "4 days, 3 days"),  # granted before the clock was stopped
        (("P1M", "P2D"), "2026-02-04T10:00", "4 days, 1 month, 2 days"),
        (("P3D",), "2026-02-09T10:00", "2 days"),  # the five days are over, and one of the three
        (("P2D", "P1D"), "2026-02-08T10:00", "2 days, 1 day"),
        (("P2D", "P1D"), "2026-02-10T10:00", "1 day"),  # in the second of them
    ],
)
def test_what_an_extension_has_added_is_left_too(extended, stopped, left):
    law = term(5, "calendar-days", "arrival", stops_on=("asked",), extension_at_most="P1M10D")
    marks = events(*(f"extend:{one}@2026-02-03T1{n}:00" for n, one in enumerate(extended)), f"stop:asked@{stopped}")
    standing = answer_term(law, calendar(), datetime(2026, 2, 2, 10), marks)
    assert f"Left of the term: {left}." in tell(standing, "en").headline


def test_what_is_left_of_an_extension_in_working_days_says_so_and_a_finished_part_is_not_told_again():
    law = term(2, "working-days", "arrival", stops_on=("asked",), extension_at_most="P9D")
    marks = ("extend:P3D@2026-02-03T10:00",)
    for stopped, left in (
        ("2026-02-03T12:00", "2 working days, 3 working days"),
        ("2026-02-06T10:00", "2 working days"),
    ):
        standing = answer_term(law, calendar(), datetime(2026, 2, 2, 10), events(*marks, f"stop:asked@{stopped}"))
        assert f"Left of the term: {left}." in tell(standing, "en").headline


@pytest.mark.parametrize(
    ("stopped", "minutes"), [("2026-02-02T11:00", 240), ("2026-02-02T12:30", 150), ("2026-02-02T14:30", 30)]
)
def test_the_hours_that_extensions_have_added_are_left_too(stopped, minutes):
    marks = ("paid@2026-02-02T10:00", "extend:PT1H@2026-02-02T10:10", "extend:PT2H@2026-02-02T10:20")
    law = term(2, "working-hours", "payment", stops_on=("asked",), extension_at_most="PT4H")
    standing = answer_term(law, calendar(), datetime(2026, 2, 2, 9), events(*marks, f"stop:asked@{stopped}"))
    assert (standing.due_at, standing.remaining) == (None, minutes)


def test_a_clock_that_stands_while_the_end_moves_has_nothing_left():
    law = term(5, "calendar-days", "arrival", roll="next_working_day", stops_on=("asked",))
    stopped = answer_term(law, calendar(), datetime(2026, 2, 2, 10), events("stop:asked@2026-02-08T10:00"))
    assert stopped.remaining == 0 and "Left of the term: 0 days." in tell(stopped, "en").headline


@pytest.mark.parametrize(("situation", "event"), [("not paid", "paid"), ("no documents yet", "every document")])
def test_a_term_that_has_not_started_says_what_starts_it(situation, event):
    said = told(situation)
    assert event in said.headline and said.days == () and len(said.because) == 2


@pytest.mark.parametrize(
    ("situation", "at", "decided", "headline", "last"),
    [
        ("petition", "2026-03-20T10:00", True, "The answer was due by the end of", "within the term"),
        ("petition", "2026-03-24T23:59", True, "The answer was due by the end of", "within the term"),
        ("petition", "2026-03-25T00:00", True, "The answer was due by the end of", "after the term had ended"),
        ("petition", "2026-03-25T00:00", False, "The answer was due by the end of", "without a decision"),
        ("new year", "2027-01-04T10:30", True, "The answer was due by 04.01.2027, 10:30", "after the term had ended"),
        ("stopped", "2026-05-01T10:00", True, "The clock was standing still", "within the term"),
        ("not paid", "2026-05-01T10:00", False, "The term never started.", "without a decision"),
    ],
)
def test_how_a_case_ended(situation, at, decided, headline, last):
    said = told(situation, ending=Ending(clock.parse(at), decided), is_mine=True, now=clock.parse("2028-01-01T10:00"))
    assert said.headline.startswith(headline) and last in said.because[-1]


def test_a_term_that_passed_without_an_answer():
    late, early = clock.parse("2026-03-25T00:00"), clock.parse("2026-03-24T23:59")
    assert is_over(answer("petition"), late) and not is_over(answer("petition"), early)
    assert not is_over(answer("stopped"), late)
    assert told("petition", now=late).because[-1] == "The term has ended, and there is no decision."
    assert told("petition", now=late).headline.startswith("The answer was due")
    assert told("petition", now=early) == told("petition")


def test_another_calendar_is_told_with_both_days():
    lines = [
        Happened("recalculated", MOMENT, {"before": "2026-03-24", "after": "2026-03-26"}),
        Happened("recalculated", MOMENT, {"before": "2026-03-26", "after": "2026-03-26", "registered_at": "x"}),
        Happened("recalculated", MOMENT, {"before": "", "after": "2026-03-26"}),
        Happened("asked", MOMENT),
    ]
    assert moves_of(lines) == (Move("2026-03-24", "2026-03-26"),)
    assert told("petition", moves=moves_of(lines)).because[-1].endswith("moved from 24.03.2026 to 26.03.2026.")


def test_the_summary_is_what_is_told():
    said = told("petition", "ru")
    assert summarise(answer("petition"), "ru") == (said.headline, *said.because)


def test_stretches_of_days():
    first = date(2026, 12, 30)
    assert days_text([]) == ""
    days = [first, first + timedelta(days=1), first + timedelta(days=4)]
    assert days_text(days) == "30.12.2026–31.12.2026, 03.01.2027"


def test_lengths_in_words():
    assert minutes_text(0, "en") == "0 minutes" and minutes_text(61, "en") == "1 hour 1 minute"
    assert minutes_text(120, "ru") == "2 часа"
    at = clock.parse("2026-03-20T10:00")
    assert extension_text(Extended(at, 1, 3, 0), "working-days", "en") == "1 month 3 working days"
    assert extension_text(Extended(at, 0, 1, 0), "months", "en") == "1 day"
    assert extension_text(Extended(at, 0, 0, 5), "hours", "ru") == "5 часов"
    assert duration_text("P1M3D", "working-days", "ru") == "1 месяц 3 рабочих дня"
    assert ground_text(None, "en") == ground_text("flood", "en") != ground_text("asked", "en")
