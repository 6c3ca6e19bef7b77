"""How long somebody really waited: the applicant's own time does not count."""

from datetime import timedelta

from darcha.ground.clock import parse
from darcha.kernel.cases.rules.clock import Happened
from darcha.kernel.cases.rules.waited import waited

REGISTERED, CLOSED = parse("2026-03-02T10:00"), parse("2026-03-05T10:00")


def happened(code: str, moment: str) -> Happened:
    return Happened(code, parse(moment))


def test_from_registration_to_decision() -> None:
    assert waited(REGISTERED, CLOSED, []) == timedelta(days=3)


def test_from_payment_where_one_was_due() -> None:
    assert waited(REGISTERED, CLOSED, [happened("paid", "2026-03-04T10:00")]) == timedelta(days=1)


def test_paid_before_it_was_registered() -> None:
    assert waited(REGISTERED, CLOSED, [happened("paid", "2026-03-01T10:00")]) == timedelta(days=3)


def test_the_time_between_question_and_answer_is_the_applicants() -> None:
    lines = [
        happened("answered", "2026-03-04T10:00"),
        happened("asked", "2026-03-03T10:00"),
        happened("asked", "2026-03-03T12:00"),
        happened("answered", "2026-03-04T12:00"),
        happened("assigned", "2026-03-04T13:00"),
    ]
    assert waited(REGISTERED, CLOSED, lines) == timedelta(days=2)


def test_decided_without_an_answer() -> None:
    assert waited(REGISTERED, CLOSED, [happened("asked", "2026-03-03T10:00")]) == timedelta(days=1)


def test_never_below_zero() -> None:
    assert waited(CLOSED, REGISTERED, []) == timedelta()
