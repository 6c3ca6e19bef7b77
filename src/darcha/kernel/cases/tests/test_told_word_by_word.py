"""Each sentence of a derivation word by word: the start, stops, the count, extensions, and how the case ended."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from darcha.ground import clock
from darcha.kernel.cases.rules.term import answer_term
from darcha.kernel.cases.rules.term_explain import explain_term
from darcha.kernel.cases.rules.told import ending_of, summarise
from darcha.kernel.cases.types.states import DECIDED
from darcha.kernel.cases.types.told import Ending, Move
from darcha.kernel.catalogue.types import TermLink

from .term_laws import HOUSING, PLAIN, TINT, WORDS, events, term

MONDAY = datetime(2026, 2, 2, 10)
AT = clock.parse("2026-02-05T11:20")
COMPLETE = term(3, "working-days", "complete", extension_at_most="P10D", stops_on=("opinion",))


def said(law, *texts, language="en", **more):
    return summarise(answer_term(law, PLAIN, MONDAY, events(*texts)), language, **more)


def test_a_term_in_days_from_its_start_to_its_extension():
    assert said(
        COMPLETE,
        "complete@2026-02-02T11:00",
        "stop:opinion@2026-02-03T10:00",
        "resume@2026-02-04T12:00",
        "extend:P2D@2026-02-05T10:00",
    )[2:] == (
        "Sent and registered: 02.02.2026, 10:00, Monday.",
        "The term starts when every document is there: 02.02.2026, 11:00, Monday.",
        "The day of the start, 02.02.2026, is not counted; the count begins with the day after.",
        "The clock stood from 03.02.2026 and ran again from 04.02.2026: another body’s opinion was awaited. "
        "That time is not counted.",
        "Counted: 3 working days; days off are passed over. The last is 06.02.2026, Friday.",
        "The term was extended on 05.02.2026 by 2 working days.",
    )


def test_a_term_in_hours_tells_its_stops_by_the_minute():
    marks = ("paid@2026-02-02T10:30", "stop:asked@2026-02-02T11:10", "resume@2026-02-02T15:20")
    assert said(TINT, *marks)[3:] == (
        "The term starts with the payment: 02.02.2026, 10:30, Monday.",
        "The clock runs only in office hours.",
        "The clock stood from 02.02.2026, 11:10 and ran again from 02.02.2026, 15:20: the applicant was asked for "
        "more. That time is not counted.",
        "Counted: 2 hours.",
    )
    assert said(TINT, *marks[:2])[-1] == (
        "The clock has stood since 02.02.2026, 11:10: the applicant was asked for more. That time is not counted."
    )


def test_a_term_that_starts_with_its_registration_has_no_sentence_on_its_start():
    assert [one for one in said(term(3, "hours", "registration")) if "starts" in one] == []


@pytest.mark.parametrize(
    ("decided", "sentence"),
    [
        (True, "The case was decided on 05.02.2026, 11:20, after the term had ended."),
        (False, "The case was closed on 05.02.2026, 11:20 without a decision."),
    ],
)
def test_the_moment_at_which_a_case_ended(decided, sentence):
    assert said(HOUSING, "paid@2026-02-02T12:00", ending=Ending(AT, decided))[-1] == sentence


def test_a_case_ends_when_it_is_closed_and_is_decided_by_an_answer():
    for outcome in (*DECIDED, "withdrawn", ""):
        row = SimpleNamespace(closed_at=AT, outcome=outcome)
        assert ending_of(row) == Ending(AT, outcome in ("approved", "refused", "replied"))
    assert ending_of(SimpleNamespace(closed_at=None, outcome="")) is None
    assert ending_of(SimpleNamespace(closed_at=None, outcome="approved")) is None


def test_each_move_of_the_last_day_is_told_in_the_language_asked_for():
    moves = (Move("2026-02-05", "2026-02-06"), Move("2026-02-06", "2026-02-09"))
    told = said(HOUSING, "paid@2026-02-02T12:00", language="ru", moves=moves)[-2:]
    assert told == tuple(
        f"Календарь рабочих дней изменён: последний день перенесён с {before} на {after}."
        for before, after in (("05.02.2026", "06.02.2026"), ("06.02.2026", "09.02.2026"))
    )


def test_an_extension_is_told_in_the_days_that_are_counted_at_the_end_by_sentence_and_json_alike():
    law = term(2, "calendar-days", "arrival", then=(TermLink(3, "working-days", WORDS),), extension_at_most="P5D")
    marks = events("extend:P2D@2026-02-05T10:00")
    answer = answer_term(law, PLAIN, MONDAY, marks)
    assert answer.due_on == date(2026, 2, 11)
    assert "The term was extended on 05.02.2026 by 2 working days." in summarise(answer, "en")
    assert explain_term(law, PLAIN, MONDAY, marks, language="en")["extensions"][0]["by"] == "2 working days"
