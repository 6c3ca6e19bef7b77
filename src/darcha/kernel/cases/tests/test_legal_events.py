"""From the timeline to the legal clock: what starts it, what holds it, what lets it go."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from darcha.ground import clock
from darcha.kernel.cases.rules.clock import Happened, ask_the_law, legal_events, pressing_at
from darcha.kernel.cases.types.term import TermEvent

from .term_laws import PLAIN, calendar, term

START = clock.parse("2026-02-02T10:00")
GROUNDS = ("asked", "payment", "opinion", "expertise")


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def line(code: str, hours: float, **params: object) -> Happened:
    return Happened(code, at(hours), params)


def law(starts_at: str = "registration", **more: object):
    return term(10, "working-days", starts_at, **({"stops_on": GROUNDS} | more))


def heard(lines: list[Happened], **more: object) -> list[tuple[str, datetime, str | None]]:
    events = legal_events(law(**more), START, lines)
    return [(event.kind, event.at, event.ground) for event in events]


@pytest.mark.parametrize(
    ("begins", "ends", "ground"),
    [
        ("asked", "answered", "asked"),
        ("fee_asked", "fee_paid", "payment"),
        ("opinion_asked", "opinion_given", "opinion"),
        ("expertise_begun", "expertise_ended", "expertise"),
    ],
)
def test_each_ground_holds_the_clock_and_lets_it_go(begins, ends, ground):
    assert heard([line(ends, 5), line(begins, 1)]) == [("stop", at(1), ground), ("resume", at(5), None)]
    assert heard([line(begins, 1)]) == [("stop", at(1), ground)]
    assert heard([line(begins, 1), line(ends, 5)], stops_on=()) == []
    assert heard([line(ends, 5)]) == []


def test_two_grounds_at_once_hold_it_until_the_last_lets_go():
    lines = [line("asked", 1), line("opinion_asked", 2), line("answered", 3), line("opinion_given", 6)]
    assert heard(lines) == [("stop", at(1), "asked"), ("resume", at(6), None)]
    assert heard(lines[:3]) == [("stop", at(1), "asked")]


def test_one_after_the_other_are_two_stops():
    lines = [line("asked", 1), line("answered", 2), line("expertise_begun", 4), line("expertise_ended", 9)]
    assert [event[0] for event in heard(lines)] == ["stop", "resume", "stop", "resume"]


def test_asked_twice_and_answered_once_it_runs_again():
    assert heard([line("asked", 1), line("asked", 2), line("answered", 4)]) == [
        ("stop", at(1), "asked"),
        ("resume", at(4), None),
    ]


def test_what_holds_it_before_the_start_holds_it_from_the_start_on():
    assert heard([line("asked", -5), line("answered", 4)]) == [("stop", at(0), "asked"), ("resume", at(4), None)]
    assert heard([line("asked", -5), line("answered", -4)]) == []


def test_a_term_from_payment_hears_nothing_before_it_is_paid():
    assert heard([line("asked", 1)], starts_at="payment") == []
    assert heard([line("paid", 3), line("asked", 5)], starts_at="payment") == [
        ("paid", at(3), None),
        ("stop", at(5), "asked"),
    ]


def test_an_extension_is_heard_wherever_the_term_starts():
    for starts_at in ("registration", "complete"):
        found = legal_events(law(starts_at), START, [line("extended", 5, by="P1M")])
        assert TermEvent("extend", at(5), "P1M") in found


@pytest.mark.parametrize(
    ("lines", "complete"),
    [
        ([], 0),
        ([line("asked", 1)], None),
        ([line("asked", 1), line("answered", 30)], 30),
        ([line("asked", 1), line("answered", 30), line("asked", 40)], None),
        ([line("asked", 1), line("answered", 30), line("asked", 40), line("answered", 50)], 50),
        ([line("answered", 30)], 0),
        ([line("asked", -9), line("answered", -8)], 0),
    ],
)
def test_a_term_from_completeness_starts_when_nothing_is_missing(lines, complete):
    found = heard(lines, starts_at="complete")
    assert found == ([] if complete is None else [("complete", at(complete), None)])


def test_a_term_from_completeness_has_no_end_while_something_is_missing():
    incomplete = ask_the_law(law("complete"), PLAIN, START, [line("asked", 1)])
    assert (incomplete.starts_on, incomplete.due_on, incomplete.stopped) == (None, None, False)
    complete = ask_the_law(law("complete"), PLAIN, START, [line("asked", 1), line("answered", 24)])
    assert complete.starts_on.isoformat() == "2026-02-03" and complete.due_on.isoformat() == "2026-02-17"


def test_days_are_derived_only_for_whoever_asks_for_them():
    law = term(5, "calendar-days", "registration", stops_on=("asked",))
    arrived = clock.parse("2026-02-02T10:00+05:00")
    asked = [Happened("asked", clock.parse("2026-02-03T10:00+05:00"))]
    for happened in ([], asked):
        plain = ask_the_law(law, calendar(), arrived, happened)
        derived = ask_the_law(law, calendar(), arrived, happened, derive=True)
        assert (plain.derivation, plain.stops) == ((), ())
        assert derived.derivation[0].on == date(2026, 2, 2)
        assert replace(derived, derivation=(), stops=()) == plain


def test_inboxes_are_ordered_by_the_first_moment_that_is_too_late():
    by_day = ask_the_law(term(5, "calendar-days", "registration"), PLAIN, START)
    by_hour = ask_the_law(term(2, "hours", "registration"), PLAIN, START)
    unpaid = ask_the_law(term(2, "hours", "payment"), PLAIN, START)
    assert pressing_at(by_day) == clock.parse("2026-02-08T00:00+05:00")
    assert pressing_at(by_hour) == clock.parse("2026-02-02T12:00+05:00")
    assert pressing_at(unpaid) == clock.parse("9999-01-01T00:00+05:00")


def test_a_registration_that_was_kept_first_stands_and_other_lines_keep_none():
    def registered(*lines: Happened) -> datetime:
        return ask_the_law(law(), PLAIN, START, lines).registered_at

    first, second = at(5), at(3)
    assert registered(line("recalculated", 30)) == START
    assert registered(line("moved", 30, registered_at=first.isoformat())) == START
    assert registered(line("recalculated", 30, registered_at=first.isoformat())) == first
    both = [line("recalculated", 30 + n, registered_at=one.isoformat()) for n, one in enumerate((first, second))]
    assert registered(*both) == first
