"""Counting cases: each change once, however often and in whatever order it is told."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from darcha.ground import clock
from darcha.ground.refusals import NotAllowed
from darcha.kernel.identity.types import ANONYMOUS, Principal
from darcha.kernel.statistics import api
from darcha.kernel.statistics.models import counting
from darcha.kernel.statistics.queries import waiting_time

SYSTEM = Principal.system("statistics")
NEW = api.CaseFigures("bell-permit", "1726", "new", date(2026, 3, 2), None, "", None)
DONE = replace(
    NEW,
    state="completed",
    closed_on=date(2026, 3, 4),
    outcome="approved",
    waited=timedelta(hours=30),
    own=timedelta(),
)

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


def test_the_applicants_own_time_stands_apart() -> None:
    with clock.frozen("2026-06-01T10:00+05:00"):
        for hours in range(1, 41):
            own = timedelta(hours=hours - 20) if hours > 20 else timedelta()
            api.note_case(SYSTEM, case_id=uuid4(), figures=replace(DONE, waited=timedelta(hours=hours), own=own))
        known = api.waiting_time("bell-permit")
        assert known.own == api.OwnTime(20, timedelta(hours=10, minutes=30))
        api.note_case(SYSTEM, case_id=uuid4(), figures=replace(DONE, service_key="other", own=timedelta(hours=1)))
        assert api.waiting_time("other").own == api.OwnTime(1, None)
    assert (known.cases, known.median) == (40, timedelta(hours=20, minutes=30))


def test_twenty_stand_for_all() -> None:
    with clock.frozen("2026-06-01T10:00+05:00"):
        for minutes in range(401):
            figures = replace(DONE, waited=timedelta(minutes=minutes))
            api.note_case(SYSTEM, case_id=uuid4(), figures=figures)
        known = api.waiting_time("bell-permit")
    assert known.twentieths == tuple(timedelta(minutes=10 + 20 * n) for n in range(20))
    assert known.twentieths[9] < known.median < known.twentieths[10]
    assert known.twentieths[17] < known.nine_of_ten < known.twentieths[18]


def test_one_case_that_lay_for_a_year_moves_nothing_for_the_others() -> None:
    """A mean would have grown by two weeks."""
    with clock.frozen("2026-06-01T10:00+05:00"):
        for hours in range(1, 22):
            waited = timedelta(hours=hours) if hours < 21 else timedelta(days=330)
            api.note_case(SYSTEM, case_id=uuid4(), figures=replace(DONE, waited=waited))
        assert api.waiting_time("bell-permit").median == timedelta(hours=11)
        assert api.waiting_time("bell-permit").nine_of_ten == timedelta(hours=19)


def test_what_is_open_now_and_past_its_term() -> None:
    now = clock.parse("2026-06-01T10:00+05:00")
    ends = [None, now + timedelta(seconds=1), now, now - timedelta(days=3)]
    cases = [uuid4() for _ in ends]
    with clock.frozen(now) as frozen:
        for case, end in zip(cases, ends, strict=True):
            api.note_case(SYSTEM, case_id=case, figures=replace(NEW, ends_at=end))
        assert api.waiting_time("bell-permit").backlog == api.Backlog(4, 2)
        frozen.tick(timedelta(minutes=1))
        assert api.waiting_time("bell-permit").backlog == api.Backlog(4, 3)
        api.note_case(SYSTEM, case_id=cases[3], figures=DONE)
        assert api.waiting_time("bell-permit") == api.WaitingTime(1, None, None, backlog=api.Backlog(3, 2))
    assert api.waiting_time("other").backlog == api.Backlog()


def test_waiting_time_is_one_statement(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        api.waiting_time("bell-permit")


def test_a_large_service_is_asked_about_every_few_minutes(monkeypatch, django_assert_num_queries) -> None:
    monkeypatch.setattr(waiting_time, "LARGE", 20)
    monkeypatch.setattr(waiting_time, "_kept", {})
    with clock.frozen("2026-06-01T10:00+05:00") as frozen:
        for _ in range(20):
            api.note_case(SYSTEM, case_id=uuid4(), figures=DONE)
        first = api.waiting_time("bell-permit")
        api.note_case(SYSTEM, case_id=uuid4(), figures=NEW)
        frozen.tick(timedelta(minutes=4, seconds=59))
        with django_assert_num_queries(0):
            assert api.waiting_time("bell-permit") == first
        frozen.tick(timedelta(seconds=1))
        assert api.waiting_time("bell-permit").backlog.open == 1
        with django_assert_num_queries(1):
            assert api.waiting_time("other").cases == 0


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


def test_two_that_see_a_case_first_count_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    case = uuid4()
    api.note_case(SYSTEM, case_id=case, figures=NEW)
    monkeypatch.setattr(counting, "_BEFORE", Nothing())
    with pytest.raises(counting.SeenMeanwhile), transaction.atomic():
        api.note_case(SYSTEM, case_id=case, figures=NEW)
    assert tallied() == [("02", "submitted", 1)]
    assert api.counters("bell-permit").by_state == {"new": 1}


class Nothing:
    """What one reads while the other has not yet committed."""

    def first(self, **_: object) -> None:
        return None
