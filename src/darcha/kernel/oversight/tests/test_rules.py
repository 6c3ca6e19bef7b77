"""What is a breach, when an order is late, who stands where in the public table."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground import clock
from darcha.kernel.oversight.errors import OrderIncomplete
from darcha.kernel.oversight.rules.breaches import PATIENCE, is_missed, of_objection
from darcha.kernel.oversight.rules.league import FEWEST, ranked, share
from darcha.kernel.oversight.rules.orders import check_order, state_of
from darcha.kernel.oversight.types import BreachKind, LeagueLine

NOW = clock.parse("2026-03-10T12:00+05:00")
HOUR = timedelta(hours=1)
TEXT = "Barcha kechikkan ishlar boʻyicha qaror qabul qiling."


@pytest.mark.parametrize(
    ("act", "outcome", "kind"),
    [
        ("refusal", "annulled", BreachKind.UNFOUNDED_REFUSAL),
        ("silent-refusal", "obliged", BreachKind.UNFOUNDED_REFUSAL),
        ("reply", "changed", BreachKind.UNFOUNDED_ACT),
        ("question", "annulled", BreachKind.UNFOUNDED_ACT),
        ("refusal", "upheld", None),
        ("refusal", "closed", None),
        ("silence", "obliged", None),
    ],
)
def test_an_act_that_falls_on_objection_speaks_against_the_body(act, outcome, kind):
    assert of_objection(act, outcome) is kind


def test_a_rung_is_missed_when_the_machine_slept():
    assert not is_missed(NOW, NOW + PATIENCE)
    assert is_missed(NOW, NOW + PATIENCE + timedelta.resolution)


@pytest.mark.parametrize(
    ("answered", "settled", "now", "state"),
    [
        (None, None, NOW - HOUR, "waiting"),
        (None, None, NOW, "late"),
        (NOW - HOUR, None, NOW + HOUR, "answered"),
        (NOW, None, NOW + HOUR, "answered-late"),
        (NOW, NOW + HOUR, NOW + HOUR, "settled"),
    ],
)
def test_an_answer_that_came_too_late_stays_late(answered, settled, now, state):
    assert state_of(NOW, answered, settled, now) == state


@pytest.mark.parametrize(
    ("known", "text", "due_on", "fields"),
    [
        (True, TEXT, date(2026, 3, 11), set()),
        (False, TEXT, date(2026, 3, 11), {"body"}),
        (True, "qisqa", date(2026, 3, 11), {"text"}),
        (True, TEXT, date(2026, 3, 10), {"due_on"}),
        (True, TEXT, date(2027, 3, 12), {"due_on"}),
        (False, "", None, {"body", "text", "due_on"}),
    ],
)
def test_an_order_says_to_whom_what_and_by_when(known, text, due_on, fields):
    if not fields:
        check_order(known, text, due_on, NOW.date())
        return
    with pytest.raises(OrderIncomplete) as refusal:
        check_order(known, text, due_on, NOW.date())
    assert set(refusal.value.fields) == fields


def line(body, decided, kept=0):
    return LeagueLine(body, None, decided, share(kept, decided), 0, 0, 0, 0, 0, 0)


def test_of_few_decisions_there_is_no_share_and_no_place():
    assert share(FEWEST - 1, FEWEST - 1) is None
    assert share(FEWEST, FEWEST) == 100
    found = ranked([line("few", 3, 3), line("good", 100, 99), line("none", 0), line("bad", 100, 40)])
    assert [(one.body, one.place) for one in found] == [("good", 1), ("bad", 2), ("few", None)]


@given(
    st.lists(st.tuples(st.integers(0, 60), st.floats(0, 1)), max_size=12),
)
def test_nobody_who_keeps_the_law_better_stands_below(bodies):
    lines = [line(f"b{index}", decided, int(part * decided)) for index, (decided, part) in enumerate(bodies)]
    found = ranked(lines)
    placed = [one for one in found if one.place is not None]
    assert [one.share_in_time for one in placed] == sorted((one.share_in_time for one in placed), reverse=True)
    for first, second in itertools.pairwise(placed):
        assert (first.place == second.place) == (first.share_in_time == second.share_in_time)
    assert {one.body for one in found} == {one.body for one in lines if one.decided}
