"""Legal risk: time left against work left, the same in the rule, in the database and in the order of the inbox."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground import clock
from darcha.kernel.cases import api
from darcha.kernel.cases.models import Case
from darcha.kernel.cases.rules.clock import NEVER
from darcha.kernel.cases.rules.risk import WORK_LEFT, begin_by, risk
from darcha.kernel.cases.types import CaseState

from .world import send

ARRIVED = datetime(2026, 3, 6, 10, tzinfo=clock.TASHKENT)
END = ARRIVED + timedelta(days=16)
NEW, AT_WORK, AWAITED = CaseState.NEW, CaseState.IN_PROGRESS, CaseState.AWAITING_APPLICANT


@pytest.mark.parametrize(("state", "days"), [(NEW, 8), (AT_WORK, 12), (AWAITED, 14), (CaseState.COMPLETED, 16)])
def test_the_last_moment_to_begin_is_the_end_less_the_work_left(state, days):
    assert begin_by(state, ARRIVED, END) == ARRIVED + timedelta(days=days)


@pytest.mark.parametrize(
    ("state", "day", "said"),
    [
        (NEW, 0, "calm"),
        (NEW, 4, "near"),
        (NEW, 8, "begin-now"),
        (AT_WORK, 4, "calm"),
        (AT_WORK, 8, "near"),
        (AT_WORK, 12, "begin-now"),
        (AWAITED, 13, "near"),
        (AWAITED, 15, "begin-now"),
        (AWAITED, 16, "over"),
    ],
)
def test_what_is_said_of_it(state, day, said):
    assert risk(state, ARRIVED, END, ARRIVED + timedelta(days=day)) == said


@given(st.sampled_from(sorted(WORK_LEFT)), st.integers(0, 400 * 24), st.integers(0, 400 * 24))
def test_what_is_closer_to_its_end_with_the_same_work_never_stands_behind(state, one, other):
    first, second = sorted((one, other))
    ends = [ARRIVED + timedelta(hours=hours) for hours in (first, second)]
    assert begin_by(state, ARRIVED, ends[0]) <= begin_by(state, ARRIVED, ends[1])
    assert ARRIVED <= begin_by(state, ARRIVED, ends[0]) <= ends[0]


@pytest.mark.parametrize("state", [NEW, AT_WORK, AWAITED])
@pytest.mark.parametrize("end", [END, END + timedelta(days=99, hours=7), NEVER], ids=["days", "months", "never"])
def test_the_database_computes_the_same(citizen, state, end):
    case = send(citizen)
    Case.objects.filter(public_id=case.public_id).update(pressing_at=end, state=state)
    row = Case.objects.get(public_id=case.public_id)
    there, here = clock.parse(row.begin_by), begin_by(state, clock.parse(row.registered_at or row.received_at), end)
    assert abs(there - here) < timedelta(milliseconds=1)


def test_what_nobody_has_begun_stands_before_what_is_nearly_done(citizen, officer, now):
    nearly_done = send(citizen)
    now.move_to("2026-03-10T10:00+05:00")
    untouched = send(citizen)
    api.ask_applicant(officer, case=nearly_done.public_id, words="Qaysi koʻcha?")
    ends = {row.number: row.pressing_at for row in api.worklist(officer).items}
    assert ends[nearly_done.number] < ends[untouched.number]
    assert [row.number for row in api.worklist(officer).items] == [untouched.number, nearly_done.number]
