"""The agreed vectors of lawful time, each under its own name."""

from datetime import date, datetime

from darcha.kernel.cases.rules.term import answer_term
from darcha.kernel.cases.rules.term_explain import explain_term

from .term_laws import APPEAL, HOUSING, PROPOSAL, TINT, calendar, events


def at(text: str) -> datetime:
    return datetime.fromisoformat(text if "+" in text else f"{text}:00+05:00")


def test_appeal_on_a_friday_after_hours():
    answer = answer_term(APPEAL, calendar(), at("2026-03-06T18:30+05:00"))
    assert answer.registered_at == at("2026-03-10T09:00")
    assert answer.due_on == date(2026, 3, 25)
    assert [day.why.code for day in answer.registration] == ["arrival", "weekend", "holiday", "moved-day-off"]
    assert answer.confirmed


def test_appeal_whose_fifteenth_day_is_navruz():
    answer = answer_term(APPEAL, calendar(), at("2026-03-06T17:59+05:00"))
    assert answer.registered_at == at("2026-03-06T17:59")
    assert answer.starts_on == date(2026, 3, 6)
    assert answer.due_on == date(2026, 3, 24)
    assert [(day.on.day, day.why.code) for day in answer.derivation[-4:]] == [
        (21, "last-day-off"),
        (22, "weekend"),
        (23, "moved-day-off"),
        (24, "rolled"),
    ]
    assert [day.on for day in answer.derivation] == [date(2026, 3, day) for day in range(6, 25)]
    assert sum(day.counted for day in answer.derivation) == 15


def test_proposal_on_a_saturday_at_the_end_of_january():
    answer = answer_term(PROPOSAL, calendar(), at("2026-01-31T10:00"))
    assert answer.registered_at.date() == date(2026, 2, 2)
    assert answer.due_on == date(2026, 3, 2)


def test_appeal_on_a_working_saturday():
    answer = answer_term(APPEAL, calendar(), at("2026-12-12T10:00"))
    assert answer.registered_at == at("2026-12-12T10:00")
    assert answer.due_on == date(2026, 12, 28)
    assert [(day.on.day, day.why.code) for day in answer.derivation[-2:]] == [(27, "last-weekend"), (28, "rolled")]


def test_tint_permit_over_a_moved_day_off():
    answer = answer_term(TINT, calendar(), at("2026-03-06T16:00"), events("paid@2026-03-06T17:00+05:00"))
    assert answer.due_at == at("2026-03-10T10:00")
    assert answer.due_on is None
    assert [(day.on.day, day.counted, day.why.code) for day in answer.derivation] == [
        (6, True, "hours"),
        (7, False, "weekend"),
        (8, False, "holiday"),
        (9, False, "moved-day-off"),
        (10, True, "hours"),
    ]


def test_tint_permit_over_the_new_year_is_unconfirmed():
    answer = answer_term(TINT, calendar(), at("2026-12-30T17:00"), events("paid@2026-12-30T17:30+05:00"))
    assert answer.due_at == at("2027-01-04T10:30")
    assert not answer.confirmed
    assert [day.confirmed for day in answer.derivation] == [True, True, False, False, False, False]


def test_housing_certificate_over_independence_day():
    answer = answer_term(HOUSING, calendar(), at("2026-08-28T11:00"), events("paid@2026-08-28T12:00"))
    assert answer.due_on == date(2026, 9, 2)
    assert [(day.on.day, day.why.code, day.ref) for day in answer.derivation] == [
        (28, "start", None),
        (29, "weekend", None),
        (30, "weekend", None),
        (31, "moved-day-off", "PF-257, 24.12.2025"),
        (1, "holiday", "ORQ-798, 28.10.2022, art. 208"),
        (2, "counted", None),
    ]


def test_json_of_the_derivation_in_words():
    shown = explain_term(APPEAL, calendar(), at("2026-03-06T17:59"), language="en")
    assert {
        "registered_at": "2026-03-06T17:59:00+05:00",
        "due_on": "2026-03-24",
        "due_at": None,
        "starts_on": "2026-03-06",
        "confirmed": True,
        "rule": "words",
        "article": "article",
    }.items() <= shown.items()
    assert shown["derivation"][-4] == {
        "on": "2026-03-21",
        "counted": True,
        "why": {
            "code": "last-day-off",
            "text": "Day 15 of 15 is a day off (Navruz): the end moves to the next working day",
        },
        "ref": "ORQ-798, 28.10.2022, art. 208",
        "confirmed": True,
    }


def test_json_before_the_start_has_no_due():
    shown = explain_term(TINT, calendar(), at("2026-03-06T16:00"), language="ru")
    assert (shown["due_on"], shown["due_at"], shown["starts_on"], shown["derivation"]) == (None, None, None, [])
    assert shown["registered_at"] == "2026-03-06T16:00:00+05:00"


def test_an_act_whose_number_is_unknown_says_so():
    shown = explain_term(HOUSING, calendar(), at("2025-01-01T10:00"), events("paid@2025-01-01T11:00"), language="en")
    assert shown["derivation"][1] == {
        "on": "2025-01-02",
        "counted": False,
        "why": {
            "code": "moved-day-off",
            "text": "Day off: day off moved from 04.01.2025 (the number or date of the act is not confirmed)",
        },
        "ref": "PQ, 24.12.2024",
        "confirmed": True,
    }
