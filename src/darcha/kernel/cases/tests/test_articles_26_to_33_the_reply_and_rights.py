"""The reply in the petition's own language, signed and addressed to the first listed; and what the writer may do.
ORQ-445, articles 26, 27, 32, 33."""

import pytest
from django.apps import apps

from darcha.kernel.cases import api, errors
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents

from .world import CANARY_NAME, LAW, petition, send

REPLY = "Chiroqlar 10-martgacha taʼmirlanadi: ORQ-445, 27-modda; har bir savolga javob berildi."


def answered(citizen, officer, language="uz", **written):
    receipt = send(citizen, answers=petition(**written), language=language)
    row = api.reply(officer, case=receipt.public_id, grounds=LAW, words=REPLY)
    return receipt, row


@pytest.mark.parametrize("language", ["uz", "kaa", "ru", "en"])
def test_article_27_the_paper_is_in_the_language_of_the_petition(citizen, officer, language):
    _, row = answered(citizen, officer, language)
    (paper,) = documents.documents_of_case(row.id)
    assert paper.language == language


def test_article_27_of_a_collective_petition_the_first_listed_gets_the_reply(citizen, officer):
    receipt, row = answered(citizen, officer, writes="together", people="Kanareyev Qodir, Nukus, Doʻslik 5")
    (paper,) = documents.documents_of_case(row.id)
    assert api.case_for(citizen, receipt.public_id).applicant["name"] == CANARY_NAME
    held = apps.get_model("documents", "IssuedDocument").objects.get(public_id=paper.public_id)
    assert held.holder_id == citizen.person_id


def test_article_27_whoever_answers_signs_it(citizen, officer):
    receipt, _ = answered(citizen, officer)
    decision = apps.get_model("cases", "CaseContent").objects.get(case__number=receipt.number).decision
    assert (decision["signed_by"], decision["signed_post"]) == (str(officer.account_id), "petitions-officer")


def test_article_26_the_writer_reads_the_decision_at_once(citizen, officer):
    receipt, _ = answered(citizen, officer)
    view = api.case_for(citizen, receipt.public_id)
    assert (view.decision.outcome, view.decision.words, view.timeline[-1].code) == ("replied", REPLY, "replied")


def test_article_32_the_writer_knows_the_progress_at_every_step(citizen, officer):
    receipt = send(citizen)
    api.assign(officer, case=receipt.public_id, to=officer.account_id)
    assert [line.code for line in api.timeline(citizen, receipt.public_id)] == ["submitted", "registered", "taken"]


def test_article_32_a_petition_is_withdrawn_before_the_decision_and_not_after(citizen, officer):
    open_one = send(citizen)
    assert api.withdraw(citizen, case=open_one.public_id).outcome == "withdrawn"
    decided, _ = answered(citizen, officer)
    with pytest.raises(errors.ActNotPossible):
        api.withdraw(citizen, case=decided.public_id)


@pytest.mark.parametrize(("moment", "due"), [("2026-03-06T11:00", "2026-03-09"), ("2026-03-08T23:30", "2026-03-11")])
def test_article_30_what_was_handed_in_is_given_back_three_days_after_withdrawal(citizen, now, moment, due):
    receipt = send(citizen)
    now.move_to(f"{moment}+05:00")
    api.withdraw(citizen, case=receipt.public_id)
    line = api.case_for(citizen, receipt.public_id).timeline[-1]
    assert (line.code, line.params) == ("papers_due", {"due": due})


def test_article_33_the_reply_can_be_complained_of_to_the_body_above(citizen, officer):
    receipt, _ = answered(citizen, officer)
    procedure = api.case_for(citizen, receipt.public_id).service.procedure
    assert api.objection_body(procedure, catalogue.current().bodies["adliya"]) == "vazirlar-mahkamasi"
