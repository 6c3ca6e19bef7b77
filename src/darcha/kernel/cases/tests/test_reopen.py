"""A refusal is taken back by the head: the case is open again with a term, and nobody's position is made worse."""

from datetime import date

import pytest
from django.apps import apps

from darcha.ground.models import JournalEntry
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, NotAllowed, NotFound, WordsMissing
from darcha.kernel.cases.models import CaseContent, CaseEvent
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import DocumentState
from darcha.kernel.notifications import api as notifications

from . import world
from .test_carry_out_objection import pay_again
from .test_endings import FOR_ANOTHER
from .test_object import FACT, object_to
from .world import LAW

WHY = "Reyestrda egasi toʻgʻri yozilgani aniqlandi, rad etish asossiz edi."
REPLY = "Chiroqlar ertaga yonadi, ustalar yuborildi."


@pytest.fixture
def chief(packs):
    return world.staff("yhxx", "permits-head", "head")


def reopen(who, case, **more):
    said = {"because": "own-motion", "words": WHY, **more}
    return api.perform(who, case=case.public_id, act="reopen", said=said)


def test_the_refusal_and_its_paper_fall_and_the_case_is_decided_anew(chief, inspector, refused, citizen, now):
    now.move_to("2026-03-10T10:00+05:00")
    row = reopen(chief, refused)
    assert (row.state, row.step, row.outcome, row.closed_at) == ("awaiting_payment", "review", "", None)
    now.move_to("2026-03-10T14:00+05:00")
    pay_again(citizen, refused)
    due = api.case_for(citizen, refused.public_id).row.due
    assert due.due_at.isoformat() == "2026-03-10T16:00:00+05:00", "two working hours, anew, from the fee on"
    assert {paper.state for paper in documents.documents_of_case(refused.id)} == {DocumentState.REVOKED}
    assert CaseContent.objects.get(case_id=refused.id).decision is None
    assert FACT in [line.words.get("fact") for line in api.case_for(citizen, refused.public_id).timeline]
    assert api.approve(inspector, case=refused.public_id).outcome == "approved"
    assert JournalEntry.objects.filter(act="cases.reopened").count() == 1


def test_the_term_can_be_given_in_working_days(head, officer, citizen, now):
    """Of what costs nothing it runs at once."""
    letter = world.send(citizen)
    api.officer_case(officer, letter.public_id)
    api.refuse(officer, case=letter.public_id, ground="no-substance", fact=FACT)
    now.move_to("2026-03-10T10:00+05:00")
    row = reopen(head, letter, within="P5D")
    assert (row.state, row.due.due_on) == ("in_progress", date(2026, 3, 17))


@pytest.mark.parametrize("within", ["P31D", "P1M", "P0D"])
def test_not_for_longer_than_the_law_of_orders(chief, refused, within):
    with pytest.raises(NeedsUnmet) as refusal:
        reopen(chief, refused, within=within)
    assert list(refusal.value.fields) == ["within"]


def test_the_applicant_is_told_and_statistics_know_that_it_is_open(chief, refused, citizen):
    reopen(chief, refused)
    deliver_all()
    assert sum(WHY in one.body for one in notifications.inbox_of(citizen)) == 1
    assert apps.get_model("statistics", "CaseSeen").objects.get(case_id=refused.id).closed_on is None


def test_the_old_refusal_can_be_objected_to_no_more_and_the_new_one_can(chief, inspector, refused, citizen):
    reopen(chief, refused)
    assert [way.act for way in api.ways_to_object(citizen, refused.public_id).ways] == []
    pay_again(citizen, refused)
    api.officer_case(inspector, refused.public_id)
    again = api.refuse(inspector, case=refused.public_id, ground="false-data", fact=FACT)
    assert object_to(citizen, again).number != refused.number


def test_not_while_the_higher_body_considers_it(chief, refused, citizen):
    object_to(citizen, refused)
    with pytest.raises(ActNotPossible) as refusal:
        reopen(chief, refused)
    assert refusal.value.params["reason"] == "objection-open"


def test_what_was_granted_or_answered_is_not_taken_back(head, officer, citizen):
    letter = world.send(citizen)
    api.reply(officer, case=letter.public_id, grounds=LAW, words=REPLY)
    with pytest.raises(ActNotPossible) as refusal:
        reopen(head, letter)
    assert refusal.value.params["reason"] == "reopen-granted"


def test_left_unconsidered_it_is_taken_up_again(head, citizen):
    letter = world.send(citizen, answers=world.petition(**FOR_ANOTHER))
    api.officer_case(head, letter.public_id)
    api.leave(head, case=letter.public_id, ground="no-authority", fact=FACT)
    row = reopen(head, letter, because="new-circumstances")
    assert (row.state, row.outcome) == ("in_progress", "")


def test_only_the_head_and_with_words(chief, inspector, refused, outsider, citizen):
    before = CaseEvent.objects.count()
    with pytest.raises(ActNotPossible) as refusal:
        reopen(inspector, refused)
    assert refusal.value.params["reason"] == "not-yours"
    with pytest.raises(NotAllowed):
        reopen(citizen, refused)
    with pytest.raises(NotFound):
        reopen(outsider, refused)
    with pytest.raises(WordsMissing):
        reopen(chief, refused, words="xato")
    with pytest.raises(NeedsUnmet):
        reopen(chief, refused, because=None)
    assert CaseEvent.objects.count() == before


def test_an_open_case_needs_no_reopening(chief, permit):
    with pytest.raises(ActNotPossible):
        reopen(chief, permit)
