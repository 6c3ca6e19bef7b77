"""One application, several questions: each a case of its own, as old as the first, with all that was written."""

from datetime import date, timedelta

import pytest

from darcha.ground.models import JournalEntry
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, NotAllowed, NotFound, WordsMissing
from darcha.kernel.cases.models import Case, CaseContent, CaseLink, CaseParticipant
from darcha.kernel.documents import api as documents
from darcha.kernel.notifications import api as notifications

from . import world
from .test_object import object_to
from .test_pay import pay
from .test_submit import picture
from .world import LAW

QUESTION = "Nega bolalar maydonchasi qurilmayapti?"
WHY = "Bu savol boshqa boʻlimning ishi."
REPLY = "Chiroqlar ertaga yonadi, ustalar yuborildi."


@pytest.fixture
def letter(citizen):
    return world.send(citizen, answers=world.petition(bodies=[world.LEAD, world.OTHER_BODY]))


def split(who, case, **more):
    return api.perform(who, case=case.public_id, act="split", said={"question": QUESTION, "words": WHY, **more})


def test_the_first_keeps_its_number_and_the_part_gets_its_own(officer, citizen, letter):
    part = split(officer, letter)
    first = Case.objects.get(public_id=letter.public_id)
    assert (first.number, first.state) == (letter.number, "in_progress") and part.number != letter.number
    assert (part.state, part.assigned_to) == ("in_progress", officer.account_id)
    link = CaseLink.objects.get()
    assert (link.case_id, link.other_id, link.kind) == (part.id, first.id, "split-from")
    lines = {view.row.number: view.timeline for view in (api.case_for(citizen, one) for one in numbered())}
    assert lines[letter.number][-1].params == {"number": part.number}
    assert lines[part.number][-1].params == {"number": letter.number}
    assert QUESTION in lines[part.number][-1].words["text"] and WHY in lines[letter.number][-1].words["text"]


def numbered():
    return list(Case.objects.values_list("public_id", flat=True))


def test_nothing_that_was_written_or_sent_is_lost(officer, citizen, letter):
    file = documents.receive_file(citizen, name="a.png", content=picture("red"), purpose="case-file").public_id
    api.perform(citizen, case=letter.public_id, act="add", said={"words": "Surat ilova.", "files": [str(file)]})
    part = split(officer, letter)
    one, other = CaseContent.objects.get(case__public_id=letter.public_id), CaseContent.objects.get(case_id=part.id)
    assert (one.answers, one.applicant, one.facts) == (other.answers, other.applicant, other.facts)
    assert [kept.public_id for kept in documents.files_of_case(part.id)] == [file]
    assert "Surat ilova." in [line.words.get("text") for line in api.officer_case(officer, part.public_id).timeline]
    bodies = CaseParticipant.objects.filter(case_id=part.id).order_by("place").values_list("body", "role")
    assert list(bodies) == [(world.LEAD, "lead"), (world.OTHER_BODY, "co")]


def test_the_term_of_the_part_is_that_of_the_first(officer, head, citizen, letter, now):
    now.tick(timedelta(days=4))
    part = split(officer, letter)
    first = api.get_case(officer, letter.public_id)
    assert (part.received_at, part.registered_at, part.due) == (first.received_at, first.registered_at, first.due)
    api.extend(head, case=letter.public_id, by="P10D", words="Joyida oʻrganish kerak boʻldi.")
    assert api.get_case(officer, part.public_id).due == part.due, "each has its own fate from then on"
    later = split(head, letter)
    assert later.due == api.get_case(officer, letter.public_id).due != part.due


def test_what_the_first_waits_for_does_not_hold_up_the_part(officer, citizen, letter, now):
    api.ask_applicant(officer, case=letter.public_id, words="Qaysi uyning yonida?")
    now.tick(timedelta(days=3))
    part = split(officer, letter)
    assert (part.state, part.due.stopped, part.due.due_on) == ("in_progress", False, date(2026, 3, 24))
    assert api.get_case(officer, letter.public_id).state == "awaiting_applicant"


def test_each_is_answered_for_itself(officer, citizen, letter):
    part = split(officer, letter)
    assert api.reply(officer, case=part.public_id, grounds=LAW, words=REPLY).outcome == "replied"
    assert api.get_case(officer, letter.public_id).closed_at is None
    assert api.due_with_derivation(citizen, part.public_id).registered_at == part.registered_at
    again = split(officer, letter)
    assert again.number not in (part.number, letter.number)


def test_the_applicant_is_told_and_sees_both(officer, citizen, letter):
    part = split(officer, letter)
    deliver_all()
    told = [one.body for one in notifications.inbox_of(citizen)]
    assert sum(QUESTION in body for body in told) == 1 and any(part.number in body for body in told)
    assert {row.number for row in api.my_cases(citizen).items} == {letter.number, part.number}


def test_the_journal_knows_both(officer, letter):
    part = split(officer, letter)
    for act, case in (("split_off", Case.objects.get(public_id=letter.public_id)), ("split_from", part)):
        assert JournalEntry.objects.filter(act=f"cases.{act}", about=f"case:{case.id}").count() == 1


def test_what_was_paid_for_and_an_objection_are_one_case(officer, inspector, citizen, letter):
    world.car_of(citizen)
    permit = world.send(citizen, world.PERMIT, world.PERMIT_ANSWERS)
    pay(permit)
    deliver_all()
    api.reply(officer, case=letter.public_id, grounds=LAW, words=REPLY)
    objection = object_to(citizen, letter)
    judge = world.staff("vazirlar-mahkamasi", "petitions-head", "head")
    for who, case, reason in ((inspector, permit, "split-fee"), (judge, objection, "split-objection")):
        with pytest.raises(ActNotPossible) as refusal:
            split(who, case)
        assert refusal.value.params["reason"] == reason


def test_not_by_strangers_nor_of_a_case_in_other_hands_nor_without_a_question(officer, outsider, citizen, letter):
    stranger = world.staff("yhxx", "permits-officer")
    colleague = world.staff(world.LEAD, "petitions-officer")
    api.assign(officer, case=letter.public_id, to=officer.account_id)
    with pytest.raises(NotFound):
        split(stranger, letter)
    with pytest.raises(NotAllowed):
        split(citizen, letter)
    for who in (colleague, outsider):
        with pytest.raises(ActNotPossible):
            split(who, letter)
    with pytest.raises(WordsMissing):
        split(officer, letter, question="Nega?")
    with pytest.raises(NeedsUnmet):
        split(officer, letter, question="x" * 2001)
    assert Case.objects.count() == 1 and not CaseLink.objects.exists()
