"""How long somebody really waited: the applicant's own time does not count."""

from datetime import timedelta

from darcha.ground.clock import parse
from darcha.kernel.cases.rules.clock import Happened
from darcha.kernel.cases.rules.waited import TimeSpent, time_spent

REGISTERED, CLOSED = parse("2026-03-02T10:00"), parse("2026-03-05T10:00")


def happened(code: str, moment: str) -> Happened:
    return Happened(code, parse(moment))


def test_from_registration_to_decision() -> None:
    assert time_spent(REGISTERED, CLOSED, []) == TimeSpent(timedelta(days=3), timedelta())


def test_from_payment_where_one_was_due() -> None:
    assert time_spent(REGISTERED, CLOSED, [happened("paid", "2026-03-04T10:00")]).waited == timedelta(days=1)


def test_paid_before_it_was_registered() -> None:
    assert time_spent(REGISTERED, CLOSED, [happened("paid", "2026-03-01T10:00")]).waited == timedelta(days=3)


def test_the_time_between_question_and_answer_is_the_applicants() -> None:
    lines = [
        happened("answered", "2026-03-04T10:00"),
        happened("asked", "2026-03-03T10:00"),
        happened("asked", "2026-03-03T12:00"),
        happened("answered", "2026-03-04T12:00"),
        happened("assigned", "2026-03-04T13:00"),
    ]
    assert time_spent(REGISTERED, CLOSED, lines) == TimeSpent(timedelta(days=2), timedelta(days=1))


def test_every_question_is_the_applicants_time_and_the_last_one_too() -> None:
    lines = [
        happened("asked", "2026-03-02T12:00"),
        happened("answered", "2026-03-02T13:00"),
        happened("asked", "2026-03-03T12:00"),
        happened("answered", "2026-03-03T14:00"),
        happened("asked", "2026-03-05T06:00"),
    ]
    assert time_spent(REGISTERED, CLOSED, lines) == TimeSpent(timedelta(days=3, hours=-7), timedelta(hours=7))


def test_decided_without_an_answer() -> None:
    spent = time_spent(REGISTERED, CLOSED, [happened("asked", "2026-03-03T10:00")])
    assert spent == TimeSpent(timedelta(days=1), timedelta(days=2))


def test_never_below_zero() -> None:
    assert time_spent(CLOSED, REGISTERED, []) == TimeSpent(timedelta(), timedelta())


def test_a_question_before_the_payment_is_nobodys_time():
    lines = [happened("asked", "2026-03-02T11:00"), happened("paid", "2026-03-04T10:00")]
    assert time_spent(REGISTERED, CLOSED, lines) == TimeSpent(timedelta(days=1), timedelta())
