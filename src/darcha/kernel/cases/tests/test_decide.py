"""Officers at work: take, ask, grant, refuse, reply; the clock stands and runs as the law says."""

import pytest

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api, errors
from darcha.kernel.cases.models import Case
from darcha.kernel.cases.types import CaseState
from darcha.kernel.documents import api as documents

from ..queries import reading
from . import world
from .test_pay import invoice_of, pay
from .world import LAW, PERMIT, petition, send

FACT = "Reyestrda avtomobil boshqa shaxs nomida turibdi"


@pytest.fixture
def permit(citizen, now):
    """Paid on Friday at 10:00: due at noon."""
    world.car_of(citizen)
    receipt = send(citizen, PERMIT, world.PERMIT_ANSWERS)
    pay(receipt)
    deliver_all()
    return receipt


@pytest.fixture
def letter(citizen):
    return send(citizen)


def test_taking_a_case_puts_it_in_progress(inspector, permit):
    row = api.assign(inspector, case=permit.public_id, to=inspector.account_id)
    assert (row.state, row.assigned_to) == (CaseState.IN_PROGRESS, inspector.account_id)


def test_a_case_is_handed_only_to_a_holder_of_a_post(inspector, outsider, permit):
    with pytest.raises(errors.UnknownHolder):
        api.assign(inspector, case=permit.public_id, to=outsider.account_id)


def test_once_taken_another_officer_does_not_decide_it_but_the_head_does(inspector, permit):
    colleague = world.staff("yhxx", "permits-officer")
    chief = world.staff("yhxx", "permits-head", "head")
    api.assign(inspector, case=permit.public_id, to=inspector.account_id)
    with pytest.raises(errors.ActNotPossible) as refusal:
        api.approve(colleague, case=permit.public_id)
    assert refusal.value.params["reason"] == "held-by-another"
    assert api.approve(chief, case=permit.public_id).state is CaseState.COMPLETED


def test_the_clock_stands_while_the_applicant_is_asked(citizen, inspector, permit, now):
    now.move_to("2026-03-06T11:00+05:00")
    asked = api.ask_applicant(inspector, case=permit.public_id, words="Ishonchnoma nusxasini yuboring")
    assert (asked.state, asked.due.stopped, asked.due.due_at) == (CaseState.AWAITING_APPLICANT, True, None)
    assert api.case_for(citizen, permit.public_id).asked.words["text"].startswith("Ishonchnoma")
    now.move_to("2026-03-06T15:00+05:00")
    answered = api.answer(citizen, case=permit.public_id, words="Mana nusxasi")
    assert (answered.state, answered.step) == (CaseState.IN_PROGRESS, "review")
    assert answered.due.due_at == clock.parse("2026-03-06T16:00+05:00")


def test_asking_the_writer_of_a_petition_does_not_stop_the_clock(citizen, officer, letter):
    asked = api.ask_applicant(officer, case=letter.public_id, words="Qaysi koʻcha ekanini yozing")
    assert asked.due == letter.due
    assert api.answer(citizen, case=letter.public_id, words="Navoiy koʻchasi").due == letter.due


def test_a_question_before_the_term_has_begun_harms_nothing(citizen, officer, now):
    now.move_to("2026-03-07T10:00+05:00")  # Saturday: registered on Tuesday
    receipt = send(citizen)
    row = api.ask_applicant(officer, case=receipt.public_id, words="Qaysi koʻcha?")
    assert row.due == receipt.due


def test_granting_issues_the_paper_of_the_pack(citizen, inspector, permit):
    row = api.approve(inspector, case=permit.public_id)
    assert (row.state, row.outcome) == (CaseState.COMPLETED, "approved")
    (paper,) = documents.documents_of_case(row.id)
    assert paper.language == "uz"
    assert documents.verify_pdf(documents.open_document(citizen, paper.public_id).content).outcome == "valid"


def test_a_refusal_holds_ground_article_fact_and_route_and_the_fee_goes_back(citizen, inspector, permit):
    api.refuse(inspector, case=permit.public_id, ground="not-owner", fact=FACT, evidence=["answers.vehicle"])
    decision = api.case_for(citizen, permit.public_id).decision
    assert (decision.outcome, decision.ground, decision.fact) == ("refused", "not-owner", FACT)
    assert decision.article and decision.objection_body == "iiv" and decision.objection_within
    assert invoice_of(permit).state == "refund_due"


def test_the_paper_of_a_refusal_says_what_it_decides_who_decided_and_how_to_object(citizen, inspector, permit):
    row = api.refuse(inspector, case=permit.public_id, ground="not-owner", fact=FACT, evidence=["answers.vehicle"])
    (paper,) = documents.documents_of_case(row.id)
    verdict = documents.verify_pdf(documents.open_document(citizen, paper.public_id).content)
    lines = {line.label: line.value for line in verdict.paper.lines}
    assert lines["Ariza raqami"] == row.number
    assert lines["Huquqiy norma"] == "OʻRQ-457"
    assert lines["Shikoyat qilish tartibi"].startswith("Ichki ishlar vazirligi. ")
    assert lines["Shikoyat qilish tartibi"].endswith("(OʻRQ-457, 63–67-modda)")
    assert lines["Qaror qabul qildi"].startswith("Ruxsatnomalar boʻlimi")


@pytest.mark.parametrize(("language", "cited"), [("uz", "OʻRQ-445, 29-modda"), ("ru", "ЗРУ-445, ст.\u00a029")])
def test_a_paper_cites_the_law_in_its_own_language(citizen, officer, language, cited):
    receipt = send(citizen, language=language)
    row = api.refuse(
        officer,
        case=receipt.public_id,
        ground="insulting",
        fact="Xatda haqoratli soʻzlar bor",
        evidence=["answers.text"],
    )
    (paper,) = documents.documents_of_case(row.id)
    sealed = documents.open_document(citizen, paper.public_id).content
    assert cited in [line.value for line in documents.verify_pdf(sealed).paper.lines]


@pytest.mark.parametrize(("ground", "fact"), [("", FACT), ("not-owner", ""), ("no-such", FACT)])
def test_a_refusal_without_a_part_leaves_the_case_as_it_was(inspector, permit, ground, fact):
    with pytest.raises(errors.RefusalIncomplete):
        api.refuse(inspector, case=permit.public_id, ground=ground, fact=fact, evidence=["answers.vehicle"])
    assert Case.objects.get(public_id=permit.public_id).state == "new"


def test_a_petition_can_be_left_unconsidered_only_within_one_working_day(officer, letter, now):
    now.move_to("2026-03-11T10:00+05:00")
    with pytest.raises(errors.GroundOutOfTime):
        api.refuse(
            officer,
            case=letter.public_id,
            ground="insulting",
            fact="Xatda haqoratli soʻzlar bor",
            evidence=["answers.text"],
        )


def test_a_petition_is_answered_in_its_own_language(citizen, officer):
    receipt = send(citizen, answers=petition(), language="ru")
    words = "Освещение на улице будет восстановлено до 20 марта."
    row = api.reply(officer, case=receipt.public_id, grounds=LAW, words=words)
    assert (row.state, row.outcome) == (CaseState.COMPLETED, "replied")
    (paper,) = documents.documents_of_case(row.id)
    assert paper.language == "ru"
    assert api.case_for(citizen, receipt.public_id).decision.words == words


def test_a_reply_needs_words(officer, letter):
    with pytest.raises(errors.WordsMissing):
        api.reply(officer, case=letter.public_id, grounds=LAW, words="ok")


@pytest.mark.parametrize("act", ["approve", "reply", "refuse", "assign", "ask"])
def test_nobody_outside_the_leading_body_acts(outsider, stranger, letter, act):
    acts = {
        "approve": lambda who: api.approve(who, case=letter.public_id),
        "reply": lambda who: api.reply(who, case=letter.public_id, grounds=LAW, words="x" * 40),
        "refuse": lambda who: api.refuse(
            who, case=letter.public_id, ground="insulting", fact=FACT, evidence=["answers.text"]
        ),
        "assign": lambda who: api.assign(who, case=letter.public_id, to=who.account_id),
        "ask": lambda who: api.ask_applicant(who, case=letter.public_id, words="Nima uchun?"),
    }
    with pytest.raises(errors.NotFound):
        acts[act](outsider)
    with pytest.raises(errors.NotAllowed):
        acts[act](stranger)


def test_a_body_that_takes_part_reads_and_does_not_decide(citizen, outsider):
    receipt = send(citizen, answers=petition(bodies=[world.LEAD, world.OTHER_BODY]))
    assert api.officer_case(outsider, receipt.public_id).answers["text"] == world.CANARY_TEXT
    with pytest.raises(errors.ActNotPossible):
        api.reply(outsider, case=receipt.public_id, grounds=LAW, words="x" * 40)


def test_a_petition_is_withdrawn_before_the_decision_and_not_after(citizen, officer, letter):
    other = send(citizen)
    assert api.withdraw(citizen, case=other.public_id).outcome == "withdrawn"
    api.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar 20-martgacha tuzatiladi.")
    with pytest.raises(errors.ActNotPossible):
        api.withdraw(citizen, case=letter.public_id)


def test_withdrawing_a_paid_application_sends_the_fee_back(citizen, permit):
    api.withdraw(citizen, case=permit.public_id)
    assert invoice_of(permit).state == "refund_due"


def test_a_closed_case_stands_still(officer, letter):
    api.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar 20-martgacha tuzatiladi.")
    with pytest.raises(errors.ActNotPossible) as refusal:
        api.ask_applicant(officer, case=letter.public_id, words="Yana bir savol")
    assert refusal.value.params["reason"] == "closed"
    assert refusal.value.message("uz") and refusal.value.remedy("uz")


def test_what_is_decided_between_two_statements_of_a_reading_waits_for_the_next(citizen, officer):
    receipt = send(citizen)
    found = reading.find(citizen, receipt.public_id)
    api.reply(officer, case=receipt.public_id, grounds=LAW, words="Javob tayyor, hujjat ilova qilingan.")
    assert reading.whole(found, citizen).decision is None
    assert api.case_for(citizen, receipt.public_id).decision.outcome == "replied"
