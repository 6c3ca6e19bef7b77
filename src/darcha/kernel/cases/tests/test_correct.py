"""A slip in a decision is put right: the words, a new paper in the place of the old one, and nothing else."""

from datetime import timedelta

import pytest

from darcha.ground.models import JournalEntry
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, NotAllowed, NotFound, WordsMissing
from darcha.kernel.cases.models import Case, CaseContent, CaseEvent
from darcha.kernel.cases.rules.slip import put_right
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import DocumentState, Outcome
from darcha.kernel.notifications import api as notifications

from . import world
from .test_object import FACT, object_to, verdict
from .world import LAW

WHY = "Familiya bitta harf bilan notoʻgʻri yozilgan."


WRONG, RIGHT = FACT.split()[0], "Boshqa-soʻz"


def correct(who, case, wrong=WRONG, right=RIGHT, words=WHY):
    return api.perform(who, case=case.public_id, act="correct", said={"wrong": wrong, "right": right, "words": words})


def test_the_words_are_put_right_and_the_substance_stays(inspector, refused, citizen):
    before = CaseContent.objects.get(case_id=refused.id).decision
    row = Case.objects.values().get(id=refused.id)
    correct(inspector, refused)
    after = CaseContent.objects.get(case_id=refused.id).decision
    assert after["fact"] == FACT.replace(WRONG, RIGHT)
    assert {key for key in after if after[key] != before[key]} == {"fact"}
    assert Case.objects.values().get(id=refused.id) == row, "state, outcome and the day of the decision"


def test_a_new_paper_takes_the_place_of_the_old_and_is_valid_no_longer(inspector, refused, citizen, now):
    old = verdict(refused, citizen)
    (first,) = documents.documents_of_case(refused.id)
    now.tick(timedelta(days=3))
    correct(inspector, refused)
    papers = {paper.number: paper for paper in documents.documents_of_case(refused.id)}
    assert {paper.state for paper in papers.values()} == {DocumentState.REPLACED, DocumentState.VALID}
    new = next(paper for paper in papers.values() if paper.state is DocumentState.VALID)
    assert (new.kind, new.valid_until) == (first.kind, first.valid_until)
    assert old.outcome is Outcome.VALID
    line = CaseEvent.objects.get(case_id=refused.id, code="corrected")
    assert line.params == {
        "replaces": str(first.public_id),
        "document": str(new.public_id),
        "document_number": new.number,
    }
    assert JournalEntry.objects.filter(act="cases.corrected", about=f"case:{refused.id}").count() == 1


def test_the_applicant_is_told_once(inspector, refused, citizen):
    correct(inspector, refused)
    deliver_all()
    told = [one for one in notifications.inbox_of(citizen) if "tuzatdi" in one.body]
    assert len(told) == 1 and WHY in told[0].body


def test_what_is_corrected_twice_falls_as_a_whole_when_the_refusal_does(inspector, refused, citizen, packs):
    """An objection and its outcome find the paper that stands, not the first."""
    correct(inspector, refused)
    correct(inspector, refused, RIGHT, "Yana-boshqa")
    objection = object_to(citizen, refused)
    assert [paper.suspended for paper in documents.documents_of_case(refused.id)].count(True) == 1
    with pytest.raises(ActNotPossible) as refusal:
        correct(inspector, refused, "Yana-boshqa", WRONG)
    assert refusal.value.params["reason"] == "paper-rests"
    judge = world.staff("iiv", "petitions-officer")
    api.decide_objection(judge, case=objection.public_id, outcome="annulled", words="Reyestr yozuvi oʻrganildi.")
    deliver_all()
    assert DocumentState.VALID not in {paper.state for paper in documents.documents_of_case(refused.id)}


def test_of_a_reply_without_a_paper_only_the_words_are_put_right(citizen, officer):
    letter = world.send(citizen)
    api.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar 9-aprel kuni yoqiladi, ustalar yuborildi.")
    papers = len(documents.documents_of_case(Case.objects.get().id))
    correct(officer, letter, "9-aprel", "9-mart")
    decision = CaseContent.objects.get().decision
    assert decision["reply"] == decision["text"] == "Chiroqlar 9-mart kuni yoqiladi, ustalar yuborildi."
    assert len(documents.documents_of_case(Case.objects.get().id)) in (papers, papers + 1)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"wrong": "bunday soʻz yoʻq"}, NeedsUnmet),
        ({"right": WRONG}, NeedsUnmet),
        ({"wrong": ""}, WordsMissing),
        ({"words": "xato"}, WordsMissing),
        ({"right": "x" * 201}, NeedsUnmet),
        ({"wrong": "not-owner"}, NeedsUnmet),
    ],
)
def test_nothing_else_can_be_changed_by_it(inspector, refused, said, refusal):
    before = CaseContent.objects.get(case_id=refused.id).decision
    with pytest.raises(refusal):
        correct(inspector, refused, **said)
    assert CaseContent.objects.get(case_id=refused.id).decision == before
    assert not CaseEvent.objects.filter(code="corrected").exists()


def test_not_before_the_decision_nor_by_strangers_nor_by_another_officer(inspector, permit, outsider, citizen):
    with pytest.raises(ActNotPossible):
        correct(inspector, permit)
    api.officer_case(inspector, permit.public_id)
    api.refuse(inspector, case=permit.public_id, ground="not-owner", fact=FACT)
    other = world.staff("yhxx", "permits-officer")
    with pytest.raises(ActNotPossible) as refusal:
        correct(other, permit)
    assert refusal.value.params["reason"] == "held-by-another"
    with pytest.raises(NotAllowed):
        correct(citizen, permit)
    with pytest.raises(NotFound):
        correct(outsider, permit)


def test_the_rule_looks_only_through_what_was_written():
    decision = {"text": "1 va 1", "outcome": "approved 1", "ground": "1", "fields": {"sum": "1"}, "fact": None}
    assert put_right(decision, "1", "2") == {**decision, "text": "2 va 2"}
