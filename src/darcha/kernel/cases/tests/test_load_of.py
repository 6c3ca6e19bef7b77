"""Who holds how much of a department's work: told to its head alone, and never of what another body leads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from darcha.kernel.cases import api
from darcha.kernel.cases.types import WorklistFilter
from darcha.kernel.identity.types import Principal

from . import world
from .world import LAW, petition, send


@pytest.fixture
def work(citizen, officer, now):
    """Three petitions and one of another body, in which one's own takes part. The first is in the officer's hands and
    waits for the applicant."""
    sent = [send(citizen) for _ in range(3)]
    send(citizen, answers=petition(bodies=[world.OTHER_BODY, world.LEAD]))
    api.ask_applicant(officer, case=sent[0].public_id, words="Qaysi uyning yonida?")
    return sent


def test_a_head_sees_who_holds_how_much(head, officer, work, now):
    now.move_to("2026-03-25T09:00+05:00")
    with CaptureQueriesContext(connection) as seen:
        load = {one.holder: one for one in api.load_of(head)}
    assert len(seen) == 1
    assert set(load) == {None, officer.account_id}
    mine, free = load[officer.account_id], load[None]
    assert (mine.body, mine.cases, mine.waiting, mine.overdue) == (world.LEAD, 1, 1, 1)
    assert (free.cases, free.waiting, free.overdue) == (2, 0, 2)
    assert mine.nearest_at.isoformat() == "2026-03-25T00:00:00+05:00"


def test_what_is_closed_is_no_load(head, officer, work):
    for receipt in work:
        api.reply(officer, case=receipt.public_id, grounds=LAW, words="Kanareyka: chiroqlar almashtirildi, rahmat.")
    assert api.load_of(head) == ()


def test_nobody_else_is_told(officer, citizen, outsider, head, work):
    other_head = world.staff(world.OTHER_BODY, "petitions-head", "head")
    assert {one.body for one in api.load_of(other_head)} == {world.OTHER_BODY}
    half_signed_in = Principal(kind="staff", account_id=head.account_id, assurance="none", posts=head.posts)
    for who in (officer, citizen, outsider, half_signed_in):
        assert api.load_of(who) == ()


def test_the_cases_of_one_holder(head, officer, outsider, work):
    his = WorklistFilter(holder=officer.account_id)
    assert [row.number for row in api.worklist(head, his).items] == [work[0].number]
    assert api.worklist(outsider, his).items == ()


def test_what_one_only_takes_part_in_is_nobodys_to_take(officer, work):
    assert len(api.worklist(officer).items) == 4
    assert {row.body for row in api.worklist(officer, WorklistFilter(assigned="nobody")).items} == {world.LEAD}
