"""What a higher body decides on an objection is carried out on the first case by the platform, at once."""

from datetime import date

import pytest

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api, errors
from darcha.kernel.cases.models import CaseLink, CaseRung
from darcha.kernel.cases.types import CaseState, Due
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import DocumentState, Outcome
from darcha.kernel.notifications import api as notifications
from darcha.kernel.payments import api as payments
from darcha.kernel.payments.models import Invoice
from darcha.kernel.payments.types import InvoiceState

from ..commands import _as_told
from ..commands._decision import decide
from . import world
from .test_object import ASKS, FACT, GROUNDS, object_to, verdict
from .test_pay import pay
from .world import send

REASONS = "Reyestr yozuvi va ilova qilingan guvohnoma oʻrganildi."


@pytest.fixture
def objection(citizen, refused):
    return object_to(citizen, refused)


def judged(judge, objection, outcome, within=None):
    row = api.decide_objection(judge, case=objection.public_id, outcome=outcome, within=within, words=REASONS)
    deliver_all()
    return row


def first_of(citizen, refused):
    return api.case_for(citizen, refused.public_id)


def pay_again(citizen, refused):
    """The invoice that came with the order to decide anew."""
    pay(first_of(citizen, refused), "p2")
    deliver_all()


def test_upheld_the_decision_stands_and_is_carried_out_again(citizen, judge, refused, objection):
    row = judged(judge, objection, "upheld")
    assert (row.state, row.outcome) == (CaseState.COMPLETED, "upheld")
    first = first_of(citizen, refused)
    assert (first.row.state, first.timeline[-1].code) == (CaseState.REFUSED, "objection_upheld")
    now = verdict(refused, citizen)
    assert (now.outcome, now.suspended_on) == (Outcome.VALID, None)
    assert CaseLink.objects.get().settled_at is not None


def test_annulled_the_paper_falls_and_the_body_considers_it_again_in_its_own_term(
    citizen, judge, refused, objection, now
):
    now.move_to("2026-03-10T10:00+05:00")
    judged(judge, objection, "annulled")
    first = first_of(citizen, refused)
    assert (first.row.state, first.row.step, first.row.outcome) == (CaseState.AWAITING_PAYMENT, "review", "")
    assert first.decision is None and first.row.closed_at is None
    assert verdict(refused, citizen).outcome is Outcome.REVOKED
    now.move_to("2026-03-10T14:00+05:00")
    pay_again(citizen, refused)
    first = first_of(citizen, refused)
    assert first.row.due.due_at.isoformat() == "2026-03-10T16:00:00+05:00"  # two working hours, anew
    assert first.row.registered_at.isoformat() == "2026-03-06T10:00:00+05:00"


def test_the_first_body_can_then_decide_anew_and_that_can_be_objected_to_again(
    citizen, judge, inspector, refused, objection
):
    judged(judge, objection, "annulled")
    pay_again(citizen, refused)
    api.officer_case(inspector, refused.public_id)
    again = api.refuse(inspector, case=refused.public_id, ground="false-data", fact=FACT)
    assert [way.possible for way in api.ways_to_object(citizen, again.public_id).ways] == [True, False]
    assert object_to(citizen, again).number != objection.number


def test_obliged_the_body_has_the_working_days_of_the_order(citizen, judge, refused, objection, now):
    now.move_to("2026-03-10T10:00+05:00")
    judged(judge, objection, "obliged", "P5D")
    pay_again(citizen, refused)
    first = first_of(citizen, refused)
    assert (first.row.state, first.row.due.due_on) == (CaseState.NEW, date(2026, 3, 17))
    answer = api.due_with_derivation(citizen, refused.public_id)
    assert sum(day.counted for day in answer.derivation) == 5
    assert objection.number in answer.rule.in_("uz")


def test_an_order_that_is_not_kept_is_a_breach_like_any_other(citizen, judge, refused, objection, now):
    now.move_to("2026-03-10T10:00+05:00")
    judged(judge, objection, "obliged", "P5D")
    pay_again(citizen, refused)
    now.move_to("2026-03-18T00:00+05:00")
    api.sweep_terms(world.SYSTEM)
    assert "overdue" in [line.code for line in first_of(citizen, refused).timeline]


def test_the_ladder_of_an_order_is_that_of_its_days_not_of_the_hours_of_the_service(
    citizen, judge, refused, objection, now
):
    now.move_to("2026-03-10T10:00+05:00")
    judged(judge, objection, "obliged", "P5D")
    pay_again(citizen, refused)
    for moment in ("2026-03-16T15:44", "2026-03-16T15:45", "2026-03-18T00:00", "2026-03-24T17:00", "2026-03-24T18:00"):
        now.move_to(f"{moment}+05:00")
        api.sweep_terms(world.SYSTEM)
    rungs = CaseRung.objects.filter(case_id=refused.id).order_by("due_at").values_list("rung", "due_at", "done_at")
    assert [(key, clock.parse(due).isoformat(), clock.parse(done).isoformat()) for key, due, done in rungs] == [
        ("reminder", "2026-03-16T15:45:00+05:00", "2026-03-16T15:45:00+05:00"),  # a quarter of five office days
        ("ended", "2026-03-18T00:00:00+05:00", "2026-03-18T00:00:00+05:00"),
        ("head-again", "2026-03-18T18:00:00+05:00", "2026-03-24T17:00:00+05:00"),
        ("inspectorate", "2026-03-24T18:00:00+05:00", "2026-03-24T18:00:00+05:00"),
    ]


def test_a_fee_that_went_back_with_the_refusal_is_due_again_as_it_was_quoted(citizen, judge, refused, objection, now):
    quoted = first_of(citizen, refused).fee["total"]
    now.move_to("2026-09-07T10:00+05:00")  # another base unit
    judged(judge, objection, "annulled")
    first = first_of(citizen, refused)
    again = payments.get_invoice(citizen, first.invoice_public_id)
    assert (again.state, again.amount) == (InvoiceState.OPEN, quoted)
    assert again.due_by == first.pay_by == clock.parse("2026-09-17T10:00+05:00")
    assert first.timeline[-1].code == "fee_again"
    assert first.row.due == Due(None, None, None, False, True)  # no term runs before it is paid
    said = [one.body for one in notifications.inbox_of(citizen)]
    assert any("17.09.2026" in body for body in said), said


def test_a_fee_that_is_not_paid_again_closes_the_case(citizen, judge, refused, objection, now):
    judged(judge, objection, "changed")
    now.move_to("2026-04-01T10:00+05:00")
    api.cancel_unpaid_due(world.SYSTEM)
    deliver_all()
    assert first_of(citizen, refused).row.outcome == "unpaid"


def test_where_no_fee_went_back_it_is_decided_anew_without_one(citizen, judge, refused, objection):
    kept = payments.invoices_of(f"case:{refused.id}")
    Invoice.objects.filter(id=kept[-1].id).update(state=InvoiceState.PAID)
    judged(judge, objection, "annulled")
    first = first_of(citizen, refused)
    assert (first.row.state, len(payments.invoices_of(f"case:{refused.id}"))) == (CaseState.IN_PROGRESS, 1)


def test_changed_the_higher_body_has_decided_instead(citizen, judge, refused, objection):
    judged(judge, objection, "changed")
    assert first_of(citizen, refused).row.state is CaseState.AWAITING_PAYMENT
    pay_again(citizen, refused)
    first = first_of(citizen, refused)
    assert (first.row.state, first.row.outcome) == (CaseState.COMPLETED, "approved")
    assert first.decision.words == REASONS
    papers = {paper.state for paper in documents.documents_of_case(refused.id)}
    assert papers == {DocumentState.REVOKED, DocumentState.VALID}


def test_a_paper_that_prints_what_the_higher_body_said_has_it(citizen, judge, refused, objection, monkeypatch):
    """``decision.<field>`` of a paper is there, and nobody of the first body has signed."""
    seen = {}
    monkeypatch.setattr(
        _as_told, "decide", lambda hand, act, decision: seen.update(decision) or decide(hand, act, decision)
    )
    judged(judge, objection, "changed")
    pay_again(citizen, refused)
    assert seen["objection_article"] and seen["first"] == refused.number and seen["text"] == REASONS
    assert "signed_by" not in seen and "signed_post" not in seen
    assert first_of(citizen, refused).decision.signed_post == ""


def test_silence_objected_to_gets_its_order(citizen, judge, permit, now):
    now.move_to("2026-03-06T13:00+05:00")
    objection = api.object_to(citizen, case=permit.public_id, words=GROUNDS, asks=ASKS)
    with pytest.raises(errors.NeedsUnmet):  # nothing was said that could be annulled
        judged(judge, objection, "annulled")
    judged(judge, objection, "obliged", "P3D")
    first = api.case_for(citizen, permit.public_id)
    assert (first.row.state, first.row.due.due_on) == (CaseState.NEW, date(2026, 3, 12))


def test_a_question_that_falls_needs_no_answer_and_the_clock_runs(citizen, judge, inspector, permit, now):
    now.move_to("2026-03-06T11:00+05:00")
    api.ask_applicant(inspector, case=permit.public_id, words="Ishonchnoma nusxasini yuboring")
    objection = api.object_to(citizen, case=permit.public_id, about="question", words=GROUNDS, asks=ASKS)
    now.move_to("2026-03-06T15:00+05:00")
    judged(judge, objection, "annulled")
    first = api.case_for(citizen, permit.public_id)
    assert (first.row.state, first.row.step) == (CaseState.IN_PROGRESS, "review")
    assert first.row.due.due_at.isoformat() == "2026-03-06T16:00:00+05:00"


def test_an_extension_that_falls_has_never_been(citizen, now):
    head = world.staff(world.LEAD, "petitions-head", "head")
    cabinet = world.staff("vazirlar-mahkamasi", "petitions-head", "head")
    letter = send(citizen)
    api.extend(head, case=letter.public_id, by="P1M", words="Joyida oʻrganish kerak boʻldi.")
    extended = api.case_for(citizen, letter.public_id).row.due
    objection = api.object_to(citizen, case=letter.public_id, about="extension", words=GROUNDS, asks=ASKS)
    judged(cabinet, objection, "annulled")
    assert api.case_for(citizen, letter.public_id).row.due == letter.due != extended


def test_taken_back_the_decision_stands(citizen, refused, objection):
    api.withdraw(citizen, case=objection.public_id)
    deliver_all()
    assert first_of(citizen, refused).timeline[-1].code == "objection_closed"
    assert verdict(refused, citizen).suspended_on is None


def test_it_is_carried_out_once(judge, refused, objection, citizen):
    judged(judge, objection, "annulled")
    assert api.carry_out(world.SYSTEM, objection_id=objection.id) is False
    codes = [line.code for line in first_of(citizen, refused).timeline]
    assert codes.count("objection_annulled") == 1


def test_what_is_no_objection_or_not_decided_yet_is_left_alone(refused, objection):
    assert api.carry_out(world.SYSTEM, objection_id=refused.id) is False
    assert api.carry_out(world.SYSTEM, objection_id=objection.id) is False


def test_the_first_body_hears_what_has_become_of_it(judge, refused, objection):
    head = world.staff("yhxx", "permits-head", "head")
    judged(judge, objection, "annulled")
    assert any(objection.number in one.body for one in notifications.inbox_of(head))


def test_the_decision_is_a_sealed_paper_that_names_the_court(citizen, judge, refused, objection):
    row = judged(judge, objection, "upheld")
    (paper,) = documents.documents_of_case(row.id)
    assert documents.verify_code(documents.find_document(citizen, paper.public_id).code).outcome is Outcome.VALID
    assert [way.why_not for way in api.ways_to_object(citizen, row.public_id).ways] == []


@pytest.mark.parametrize(
    ("outcome", "within", "field"),
    [
        ("", None, "outcome"),
        ("obliged", None, "within"),
        ("obliged", "P31D", "within"),
        ("obliged", "P1M", "within"),
        ("obliged", "PT4H", "within"),
        ("upheld", "P5D", "within"),
    ],
)
def test_a_decision_that_says_too_little_or_too_much_is_refused_and_changes_nothing(
    judge, objection, outcome, within, field
):
    with pytest.raises(errors.NeedsUnmet) as refusal:
        judged(judge, objection, outcome, within)
    assert set(refusal.value.fields) == {field}
    assert api.officer_case(judge, objection.public_id).row.state is CaseState.NEW


def test_only_the_body_that_judges_decides(inspector, objection):
    with pytest.raises(errors.NotFound):
        judged(inspector, objection, "upheld")
