"""Why a term was missed, and who has room: pure rules, and what the head is told."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground import clock
from darcha.kernel.cases import api
from darcha.kernel.cases.rules.balance import shared_out
from darcha.kernel.cases.rules.breach import breach_of
from darcha.kernel.cases.rules.clock import Happened

from . import world
from .world import LAW, send

BEGIN = datetime(2026, 3, 6, 10, tzinfo=clock.TASHKENT)
A, B, C = (UUID(int=number) for number in (1, 2, 3))


def day(number):
    return BEGIN + timedelta(days=number)


def parts(*lines, until=20):
    breach = breach_of([Happened(code, day(at)) for code, at in lines], BEGIN, day(15), day(until))
    return {part: spent.days for part, spent in breach.parts.items()}, breach.main, breach.late.days


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), ({"untaken": 20, "waiting": 0, "work": 0}, "untaken", 5)),
        ((("taken", 12),), ({"untaken": 12, "waiting": 0, "work": 8}, "untaken", 5)),
        ((("assigned", 2),), ({"untaken": 2, "waiting": 0, "work": 18}, "work", 5)),
        ((("asked", 3), ("answered", 15)), ({"untaken": 3, "waiting": 12, "work": 5}, "waiting", 5)),
        ((("taken", 1), ("released", 4)), ({"untaken": 17, "waiting": 0, "work": 3}, "untaken", 5)),
        ((("taken", 1), ("noted", 4), ("replied", 20)), ({"untaken": 1, "waiting": 0, "work": 19}, "work", 5)),
        ((("submitted", -1), ("taken", -1)), ({"untaken": 20, "waiting": 0, "work": 0}, "untaken", 5)),
        ((("taken", 0),), ({"untaken": 0, "waiting": 0, "work": 20}, "work", 5)),
        ((("noted", 1), ("taken", 2)), ({"untaken": 2, "waiting": 0, "work": 18}, "work", 5)),
        ((("asked", 3), ("noted", 5), ("answered", 15)), ({"untaken": 3, "waiting": 12, "work": 5}, "waiting", 5)),
        ((("answered", 15), ("asked", 3)), ({"untaken": 3, "waiting": 12, "work": 5}, "waiting", 5)),
    ],
)
def test_the_longest_part_is_the_reason(lines, said):
    assert parts(*lines) == said


def test_what_ended_in_time_is_not_late():
    assert parts(("taken", 1), until=10)[2] == 0


@given(st.lists(st.tuples(st.sampled_from(["taken", "asked", "answered", "released", "x"]), st.integers(0, 30))))
def test_the_parts_are_the_whole_time(lines):
    breach = breach_of([Happened(code, day(at)) for code, at in lines], BEGIN, day(15), day(20))
    assert sum(breach.parts.values(), timedelta()) == timedelta(days=20)


@pytest.mark.parametrize(
    ("loads", "free", "said"),
    [
        ({}, 3, {}),
        ({A: 0}, 0, {}),
        ({A: 5, B: 0}, 3, {B: 3}),
        ({A: 1, B: 0, C: 0}, 3, {A: 1, B: 1, C: 1}),
        ({A: 9, B: 9}, 1, {A: 1}),
    ],
)
def test_whoever_has_least_gets_the_next(loads, free, said):
    assert shared_out(loads, free) == said


@given(st.dictionaries(st.uuids(), st.integers(0, 50), min_size=1, max_size=6), st.integers(0, 60))
def test_nothing_is_lost_and_nobody_below_another_is_passed_over(loads, free):
    given_out = shared_out(loads, free)
    after = {who: load + given_out.get(who, 0) for who, load in loads.items()}
    assert sum(given_out.values()) == free
    for who in given_out:
        assert after[who] - 1 <= min(after.values())


def test_a_head_is_told_of_what_is_late_and_why(citizen, officer, head, now):
    open_still, decided, in_time = send(citizen), send(citizen), send(citizen)
    api.reply(officer, case=in_time.public_id, grounds=LAW, words="Kanareyka: chiroqlar almashtirildi, rahmat.")
    now.move_to("2026-03-26T10:00+05:00")
    api.reply(officer, case=decided.public_id, grounds=LAW, words="Kanareyka: chiroqlar almashtirildi, rahmat.")
    found = api.breaches_of(head)
    assert [one.row.number for one in found] == [open_still.number, decided.number]
    assert {one.main for one in found} == {"untaken"} and all(one.late > timedelta(days=1) for one in found)
    assert api.breaches_of(officer) == () and api.breaches_of(citizen) == ()
    assert api.breaches_of(world.staff(world.OTHER_BODY, "petitions-head", "head")) == ()
    now.move_to("2026-04-30T10:00+05:00")
    assert [one.row.number for one in api.breaches_of(head)] == [open_still.number]


def test_what_has_to_be_begun_is_counted_before_it_is_late(citizen, head, now):
    send(citizen)
    assert api.load_of(head)[0].pressing == 0
    now.move_to("2026-03-18T10:00+05:00")
    assert (api.load_of(head)[0].pressing, api.load_of(head)[0].overdue) == (1, 0)
    now.move_to("2026-03-26T10:00+05:00")
    assert (api.load_of(head)[0].pressing, api.load_of(head)[0].overdue) == (0, 1)
