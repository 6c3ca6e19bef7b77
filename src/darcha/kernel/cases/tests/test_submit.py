"""Submitting: a whole case or nothing, one number, the lawful term, and what must be refused."""

import io

import pytest
from PIL import Image

from darcha.ground import clock
from darcha.kernel.cases import api, errors
from darcha.kernel.cases.models import Case, CaseContent, CaseEvent, CaseParticipant, Draft
from darcha.kernel.cases.types import CaseState
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import PartyRef

from . import world
from .world import CERTIFICATE, PERMIT, petition, send


def test_a_petition_is_registered_and_its_term_runs(citizen, now):
    receipt = send(citizen)
    assert receipt.state is CaseState.NEW
    assert receipt.number.startswith("26-1726-")
    assert receipt.registered_at == clock.parse("2026-03-06T10:00+05:00")
    assert receipt.due.due_on.isoformat() == "2026-03-24"
    assert receipt.invoice_public_id is None


@pytest.mark.parametrize(
    ("arrived", "kind", "registered", "due_on"),
    [
        ("2026-03-06T18:30+05:00", "application", "2026-03-10", "2026-03-25"),
        ("2026-03-06T17:59+05:00", "complaint", "2026-03-06", "2026-03-24"),
        ("2026-01-31T10:00+05:00", "proposal", "2026-02-02", "2026-03-02"),
        ("2026-12-12T10:00+05:00", "application", "2026-12-12", "2026-12-28"),
    ],
)
def test_the_lawful_day_is_that_of_the_vectors(citizen, now, arrived, kind, registered, due_on):
    now.move_to(arrived)
    receipt = send(citizen, answers=petition(kind=kind))
    assert receipt.registered_at.date().isoformat() == registered
    assert receipt.due.due_on.isoformat() == due_on


def test_everything_of_the_case_is_there(citizen):
    receipt = send(citizen, answers=petition(bodies=[world.LEAD, world.OTHER_BODY]))
    case = Case.objects.get(public_id=receipt.public_id)
    content = CaseContent.objects.get(case=case)
    assert (case.body, case.kind, case.step) == (world.LEAD, "application", "review")
    assert content.answers["text"] == world.CANARY_TEXT
    assert content.applicant["name"] == world.CANARY_NAME
    assert {fact["registry"] for fact in content.facts} == {"population"}
    assert all(fact["source"] for fact in content.facts)
    assert list(CaseParticipant.objects.filter(case=case).order_by("place").values_list("body", "role")) == [
        (world.LEAD, "lead"),
        (world.OTHER_BODY, "co"),
    ]
    assert list(CaseEvent.objects.filter(case=case).order_by("id").values_list("code", flat=True)) == [
        "submitted",
        "registered",
    ]


def test_a_service_with_a_fee_awaits_payment_and_its_term_has_not_started(citizen):
    receipt = send(citizen, CERTIFICATE, world.CERTIFICATE_ANSWERS)
    assert receipt.state is CaseState.AWAITING_PAYMENT
    assert receipt.invoice_public_id is not None
    assert (receipt.due.due_on, receipt.due.due_at, receipt.due.starts_on) == (None, None, None)
    fee = CaseContent.objects.get(case__public_id=receipt.public_id).fee
    assert fee["total"] == sum(line["amount"] for line in fee["lines"] if line["counted"])


def test_a_registered_owner_chooses_the_car_from_the_register(citizen):
    world.car_of(citizen)
    assert send(citizen, PERMIT, world.PERMIT_ANSWERS).state is CaseState.AWAITING_PAYMENT


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        (petition(text="qisqa"), "text"),
        (petition(kind="anything"), "kind"),
        (petition(bodies=[]), "bodies"),
        ({}, "kind"),
    ],
)
def test_wrong_answers_are_refused_by_name_and_leave_nothing(citizen, answers, path):
    with pytest.raises(errors.AnswersIncomplete) as refusal:
        send(citizen, answers=answers)
    assert any(field.split(".")[0] == path for field in refusal.value.fields)
    assert Case.objects.count() == 0


def test_a_car_of_somebody_else_is_refused(citizen, stranger):
    world.car_of(citizen, plate="01B222CC")
    world.car_of(stranger)
    with pytest.raises(errors.AnswersIncomplete):
        send(citizen, PERMIT, world.PERMIT_ANSWERS)


def test_a_complaint_never_goes_to_the_body_it_is_about(citizen):
    receipt = send(citizen, answers=petition(kind="complaint", bodies=["yhxx"], about_body="yhxx"))
    assert Case.objects.get(public_id=receipt.public_id).body == "iiv"


def test_one_acts_only_for_a_party_whose_mandate_this_session_has_proven(citizen, stranger):
    other = PartyRef("individual", stranger.person_id)
    with pytest.raises(errors.NotYourParty):
        send(citizen, on_behalf_of=other)


def test_officers_do_not_submit(officer):
    with pytest.raises(errors.NotAllowed):
        send(officer)


def test_a_draft_is_consumed_by_its_submission(citizen):
    draft = api.save_draft(citizen, service_key=world.PETITION, answers=petition(), language="uz")
    receipt = api.submit(
        citizen,
        service_key=world.PETITION,
        language="uz",
        draft_id=draft.id,
        idempotency_key="draft-1",
        route="test",
    )
    assert receipt.state is CaseState.NEW
    assert Draft.objects.count() == 0


def picture(colour: str) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(kept, "PNG")
    return kept.getvalue()


def test_evidence_is_tied_to_the_case_and_nobody_elses_file_is(citizen, stranger):
    mine = documents.receive_file(citizen, name="a.png", content=picture("red"), purpose="case-file")
    theirs = documents.receive_file(stranger, name="b.png", content=picture("blue"), purpose="case-file")
    receipt = send(citizen, answers=petition(files=[str(mine.public_id)]))
    case = Case.objects.get(public_id=receipt.public_id)
    assert [file.public_id for file in documents.files_of_case(case.id)] == [mine.public_id]
    with pytest.raises(errors.AnswersIncomplete) as refusal:
        send(citizen, answers=petition(files=[str(theirs.public_id)]))
    assert set(refusal.value.fields) == {"files"}
    assert Case.objects.count() == 1


def test_only_languages_that_we_speak(citizen):
    with pytest.raises(errors.AnswersIncomplete):
        send(citizen, language="xx")
