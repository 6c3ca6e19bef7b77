"""In the list of a body that was asked something stands the end of what it was asked."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from darcha.doors.officer.lines import line_of
from darcha.ground import clock
from darcha.kernel.cases.types import CaseRow, CaseState, Due, OwnEnd
from darcha.kernel.identity.types import Post, Principal

ASKED = Principal(kind="staff", posts=(Post("fanlar-akademiyasi", "petitions-officer", "officer", ()),))
SENT = clock.parse("2026-03-02T10:00+05:00")
LATE = clock.parse("2026-03-27T00:00+05:00")
ROW = CaseRow(
    id=uuid4(),
    public_id=uuid4(),
    number="26-1726-0000001-1",
    service_key="wild-animals-permit",
    kind="",
    body="ekologiya",
    region="1726",
    state=CaseState.IN_PROGRESS,
    step="opinions",
    channel="portal",
    received_at=SENT,
    registered_at=SENT,
    due=Due(due_on=date(2026, 3, 26)),
    pressing_at=LATE,
    assigned_to=None,
    closed_at=None,
    outcome="",
)
OWN = OwnEnd(SENT, Due(due_on=date(2026, 3, 10)), clock.parse("2026-03-11T00:00+05:00"))


@pytest.mark.parametrize(
    ("row", "due", "left"), [(ROW, "26.03.2026", "17 days"), (replace(ROW, own=OWN), "10.03.2026", "1 day")]
)
def test_it_is_the_end_that_is_shown(row: CaseRow, due: str, left: str) -> None:
    with clock.frozen("2026-03-09T12:00+05:00"):
        line = line_of(replace(row, kind="application"), "", "en", is_open=False, who=ASKED)
    assert (line.due, line.left) == (due, left)
    assert (row.registered_at, row.received_at) == (SENT, SENT), "the row itself stays as it is"
