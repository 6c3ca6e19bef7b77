"""Counting cases: each change once, however often and in whatever order it is told."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from darcha.ground import clock
from darcha.ground.refusals import NotAllowed
from darcha.kernel.identity.types import ANONYMOUS, Principal
from darcha.kernel.statistics import api

SYSTEM = Principal.system("statistics")
NEW = api.CaseFigures("bell-permit", "1726", "new", date(2026, 3, 2), None, "", None)
DONE = replace(NEW, state="completed", closed_on=date(2026, 3, 4), outcome="approved", waited=timedelta(hours=30))

pytestmark = pytest.mark.django_db


def tallied() -> list[tuple[str, str, int]]:
    return [(f"{row.on:%d}", row.fact, row.count) for row in api.tallies(date(2026, 1, 1), date(2026, 12, 31))]


def test_a_case_moves_from_state_to_state() -> None:
    case = uuid4()
    api.note_case(SYSTEM, case_id=case, figures=NEW)
    api.note_case(SYSTEM, case_id=uuid4(), figures=NEW)
    assert api.counters("bell-permit") == api.Counters({"new": 2})
    api.note_case(SYSTEM, case_id=case, figures=DONE)
    assert api.counters("bell-permit") == api.Counters({"new": 1, "completed": 1})
    assert api.counters("bell-permit").total == 2
    assert tallied() == [("02", "submitted", 2), ("04", "approved", 1)]


def test_told_twice_counted_once() -> None:
    case = uuid4()
    for figures in (NEW, NEW, DONE, DONE):
        api.note_case(SYSTEM, case_id=case, figures=figures)
    assert tallied() == [("02", "submitted", 1), ("04", "approved", 1)]


def test_heard_of_only_when_it_was_over() -> None:
    api.note_case(SYSTEM, case_id=uuid4(), figures=DONE)
    assert api.counters("bell-permit").by_state == {"completed": 1}
    assert tallied() == [("02", "submitted", 1), ("04", "approved", 1)]
    assert api.tallies(date(2026, 1, 1), date(2026, 12, 31), service_key="other") == ()


def test_waiting_time_is_said_from_twenty_cases_on() -> None:
    with clock.frozen("2026-06-01T10:00+05:00"):
        for hours in range(1, 20):
            api.note_case(SYSTEM, case_id=uuid4(), figures=replace(DONE, waited=timedelta(hours=hours)))
        assert api.waiting_time("bell-permit") == api.WaitingTime(19, None, None)
        assert not api.waiting_time("bell-permit").is_known
        api.note_case(SYSTEM, case_id=uuid4(), figures=replace(DONE, waited=timedelta(hours=20)))
        known = api.waiting_time("bell-permit")
    assert known.is_known
    assert known.median == timedelta(hours=10, minutes=30)
    assert known.nine_of_ten == timedelta(hours=18, minutes=6)


def test_old_undecided_and_other_cases_do_not_count() -> None:
    withdrawn = replace(DONE, state="cancelled", outcome="withdrawn", waited=None)
    old = replace(DONE, closed_on=date(2025, 5, 31))
    other = replace(DONE, service_key="other")
    for figures in (NEW, withdrawn, old, other):
        api.note_case(SYSTEM, case_id=uuid4(), figures=figures)
    with clock.frozen("2026-06-01T10:00+05:00"):
        assert api.waiting_time("bell-permit").cases == 0


def test_only_the_system_counts() -> None:
    with pytest.raises(NotAllowed):
        api.note_case(ANONYMOUS, case_id=uuid4(), figures=NEW)
