"""To extend a term: by no more than its law allows, by whom the pack lets, with a reason that the applicant reads."""

from datetime import date

import pytest
from django.apps import apps

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, NotAllowed, NotFound, WordsMissing
from darcha.kernel.cases.models import Case
from darcha.kernel.cases.rules.term_refusals import DurationNotUnderstood, ExtensionMovesNothing, ExtensionTooLong
from darcha.kernel.cases.types import CaseState

from . import world

pytestmark = pytest.mark.usefixtures("packs")
REASON = "Joyiga chiqib oʻrganish kerak, komissiya 25 martda chiqadi."


@pytest.fixture
def letter(citizen):
    """Registered on 6 March, due on 24 March: the 15th day is Navruz."""
    return world.send(citizen).public_id


def extend(who, letter, by="P1M", words=REASON):
    return api.perform(who, case=letter, act="extend", said={"by": by, "words": words})


def reason_of(who, letter):
    return next(act for act in api.possible_actions(who, letter) if act.act == "extend").why_not


def test_the_head_extends_and_the_law_counts_the_new_end(head, citizen, letter):
    assert api.get_case(citizen, letter).due.due_on == date(2026, 3, 24)
    row = extend(head, letter)
    assert row.due.due_on == date(2026, 4, 21)  # a month from the 21st, the last day as it was counted
    assert row.due.due_on == api.due_with_derivation(citizen, letter).due_on
    assert row.state is CaseState.IN_PROGRESS and row.assigned_to is None, "a head holds no case by that"


def test_the_applicant_reads_it_on_the_timeline_and_in_a_notice(head, citizen, letter):
    extend(head, letter)
    line = api.case_for(citizen, letter).timeline[-1]
    assert (line.code, line.params, line.words) == ("extended", {"by": "P1M"}, {"text": REASON})
    deliver_all()
    said = apps.get_model("notifications", "Notification").objects.filter(account_id=citizen.account_id).last()
    assert said.key == "cases.extended" and "21.04.2026" in said.body and REASON in said.body


def test_of_a_petition_only_the_head_does_it(officer, letter):
    assert reason_of(officer, letter) == "another-post"
    with pytest.raises(ActNotPossible):
        extend(officer, letter)


def test_nobody_else_does_it(citizen, outsider, letter):
    with pytest.raises(NotFound):
        extend(outsider, letter)
    with pytest.raises(NotAllowed):
        extend(citizen, letter)


def test_never_more_than_the_law_allows_in_all(head, letter):
    extend(head, letter, "P10D")
    with pytest.raises(ExtensionTooLong):
        extend(head, letter, "P1M")
    assert api.get_case(head, letter).due.due_on == date(2026, 3, 31), "what was refused has changed nothing"
    offered = api.officer_case(head, letter).offers["duration"]
    assert "P10D" in offered and "P1M" not in offered
    extend(head, letter, "P15D")
    extend(head, letter, "P3D")
    assert reason_of(head, letter) == "extended-in-full"
    with pytest.raises(ActNotPossible):
        extend(head, letter, "P1D")


@pytest.mark.parametrize("by", ["P1D", "P3D"])
def test_an_extension_that_moves_nothing_is_refused(head, letter, by):
    """It runs from the 21st; over Navruz the end has moved to the 24th already."""
    with pytest.raises(ExtensionMovesNothing):
        extend(head, letter, by)
    assert [line.code for line in api.officer_case(head, letter).timeline][-1] == "registered"


@pytest.mark.parametrize("offered", ["P5D", "P10D", "P15D", "P20D", "P1M"])
def test_whatever_the_form_offers_is_lawful(head, letter, offered):
    assert offered in api.officer_case(head, letter).offers["duration"]
    assert extend(head, letter, offered).due.due_on > date(2026, 3, 24)


@pytest.mark.parametrize(
    ("by", "refusal"),
    [("P2M", ExtensionTooLong), ("PT4H", DurationNotUnderstood), ("a week", NeedsUnmet), ("", NeedsUnmet)],
)
def test_a_length_that_is_none_of_the_law_is_refused(head, letter, by, refusal):
    with pytest.raises(refusal):
        extend(head, letter, by)
    assert api.get_case(head, letter).due.due_on == date(2026, 3, 24)


@pytest.mark.parametrize("words", ["", "  ", "kerak"])
def test_without_a_reason_there_is_no_extension(head, letter, words):
    with pytest.raises(WordsMissing) as refusal:
        extend(head, letter, words=words)
    assert set(refusal.value.fields) == {"words"}


def test_a_term_that_has_ended_is_extended_no_more(head, letter, now):
    now.move_to("2026-03-24T23:59+05:00")
    assert reason_of(head, letter) is None
    now.move_to("2026-03-25T00:00+05:00")
    assert reason_of(head, letter) == "term-over"


def test_a_proposal_has_no_extension_in_the_pack(head, citizen):
    proposal = world.send(citizen, answers=world.petition(kind="proposal")).public_id
    assert reason_of(head, proposal) == "no-extension-in-law"


def test_before_the_term_starts_there_is_nothing_to_extend(head, citizen, now):
    now.move_to("2026-03-07T10:00+05:00")  # Saturday: registered on Tuesday the 10th
    early = world.send(citizen).public_id
    assert reason_of(head, early) == "term-not-started"


def test_a_case_that_waits_for_its_applicant_waits_on(head, officer, letter):
    api.ask_applicant(officer, case=letter, words="Qaysi uy?")
    assert extend(head, letter).state is CaseState.AWAITING_APPLICANT


def test_the_ladder_is_armed_for_the_new_end(head, letter):
    before = Case.objects.get(public_id=letter).sweep_at
    extend(head, letter)
    assert Case.objects.get(public_id=letter).sweep_at > before
