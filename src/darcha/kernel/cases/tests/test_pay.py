"""Money moves a case: settled, late, never. The clock starts where the pack says so."""

import pytest
from django.apps import apps

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.models import Case, CaseEvent
from darcha.kernel.cases.types import CaseState
from darcha.kernel.payments import api as payments

from . import world
from .world import CERTIFICATE, PERMIT, SYSTEM, send


def invoice_of(receipt):
    return payments.get_invoice(SYSTEM, receipt.invoice_public_id)


def pay(receipt, reference="p1"):
    """The provider announces and captures; the worker tells the case."""
    invoice = invoice_of(receipt)
    payments.open_transaction(
        SYSTEM,
        provider="payme",
        provider_ref=reference,
        account_value=invoice.number,
        amount=invoice.amount,
        provider_time_ms=int(clock.now().timestamp() * 1000),
    )
    payments.settle(SYSTEM, provider="payme", provider_ref=reference)


@pytest.fixture
def permit(citizen, now):
    now.move_to("2026-03-06T16:00+05:00")
    world.car_of(citizen)
    return send(citizen, PERMIT, world.PERMIT_ANSWERS)


def test_payment_starts_two_working_hours(citizen, permit, now):
    now.move_to("2026-03-06T17:00+05:00")
    pay(permit)
    deliver_all()
    view = api.case_for(citizen, permit.public_id)
    assert (view.row.state, view.row.step) == (CaseState.NEW, "review")
    assert view.row.due.due_at == clock.parse("2026-03-10T10:00+05:00")
    assert [line.code for line in view.timeline] == ["submitted", "registered", "invoiced", "paid"]


def test_a_payment_told_twice_is_recorded_once(citizen, permit):
    pay(permit)
    deliver_all()
    case = Case.objects.get(public_id=permit.public_id)
    assert api.record_payment(SYSTEM, case_id=case.id, invoice_id=case.invoice_id) is None
    assert CaseEvent.objects.filter(case=case, code="paid").count() == 1


def test_an_unpaid_case_is_cancelled_when_its_time_is_over(citizen, permit, now):
    now.move_to("2026-03-16T15:59+05:00")
    assert api.cancel_unpaid_due(SYSTEM) == 0
    now.move_to("2026-03-16T16:00+05:00")
    assert api.cancel_unpaid_due(SYSTEM) == 1
    assert api.cancel_unpaid_due(SYSTEM) == 0
    view = api.case_for(citizen, permit.public_id)
    assert (view.row.state, view.row.outcome) == (CaseState.CANCELLED, "unpaid")
    assert not invoice_of(permit).payable


@pytest.mark.parametrize("place", [0, 1, 2], ids=["first", "middle", "last"])
def test_an_unpaid_case_that_fails_stops_neither_its_neighbours_nor_the_next_minute(
    citizen, permit, now, place, caplog
):
    cases = [permit, *(send(citizen, PERMIT, world.PERMIT_ANSWERS, key=f"another {n}") for n in (1, 2))]
    bad = Case.objects.get(public_id=cases[place].public_id)
    Case.objects.filter(id=bad.id).update(step="no-such-step")
    now.move_to("2026-03-16T16:00+05:00")
    with caplog.at_level("ERROR", "darcha.cases"):
        assert api.cancel_unpaid_due(SYSTEM) == 2
    assert [record.args[:3] for record in caplog.records] == [("case", bad.id, "KeyError")]
    assert "no-such-step" not in caplog.text
    assert (Case.objects.get(id=bad.id).state, api.cancel_unpaid_due(SYSTEM)) == (CaseState.AWAITING_PAYMENT, 0)
    Case.objects.filter(id=bad.id).update(step=bad.step)
    assert api.cancel_unpaid_due(SYSTEM) == 1


def test_money_that_comes_after_the_cancellation_goes_back(citizen, permit, now):
    invoice = invoice_of(permit)
    payments.open_transaction(
        SYSTEM,
        provider="payme",
        provider_ref="late",
        account_value=invoice.number,
        amount=invoice.amount,
        provider_time_ms=int(clock.now().timestamp() * 1000),
    )
    now.move_to("2026-03-06T20:00+05:00")
    api.withdraw(citizen, case=permit.public_id)
    payments.settle(SYSTEM, provider="payme", provider_ref="late")
    deliver_all()
    assert invoice_of(permit).state == "refund_due"
    assert api.case_for(citizen, permit.public_id).row.state is CaseState.CANCELLED


def test_a_certificate_is_decided_by_rule_as_soon_as_it_is_paid(citizen, now):
    world.home_of(citizen)
    receipt = send(citizen, CERTIFICATE, world.CERTIFICATE_ANSWERS)
    pay(receipt)
    deliver_all()
    view = api.case_for(citizen, receipt.public_id)
    assert (view.row.state, view.row.outcome, view.row.step) == (CaseState.COMPLETED, "approved", "done")
    decided = view.timeline[-1]
    assert (decided.code, decided.actor) == ("approved", "system")
    assert decided.params["document_number"]


def test_the_register_that_a_rule_read_stands_in_who_looked(citizen, now):
    world.home_of(citizen)
    receipt = send(citizen, CERTIFICATE, world.CERTIFICATE_ANSWERS)
    pay(receipt)
    deliver_all()
    case = Case.objects.get(public_id=receipt.public_id)
    looked = apps.get_model("exchange", "AccessRecord").objects.filter(person_id=citizen.person_id, case_id=case.id)
    assert "real-estate" in set(looked.values_list("source", flat=True))
    assert set(looked.values_list("purpose", flat=True)) == {"decide-case"}


def test_the_applicant_hears_of_each_step_once(citizen, permit):
    deliver_all()
    pay(permit)
    deliver_all()
    notices = apps.get_model("notifications", "Notification").objects.filter(account_id=citizen.account_id)
    assert sorted(notices.values_list("key", flat=True)) == ["cases.paid", "cases.submitted"]
    assert all(permit.number in notice.body for notice in notices)
    assert not any("{" in notice.body + notice.subject + notice.sms for notice in notices)


def test_a_fee_that_the_provider_took_back_closes_the_case(citizen, permit, now):
    now.move_to("2026-03-06T17:00+05:00")
    pay(permit)
    deliver_all()
    payments.cancel_transaction(SYSTEM, provider="payme", provider_ref="p1", reason=5)
    deliver_all()
    view = api.case_for(citizen, permit.public_id)
    assert (view.row.state, view.row.outcome) == (CaseState.CANCELLED, "unpaid")
    assert view.timeline[-1].code == "payment_reversed"


def test_a_refund_that_we_asked_for_closes_nothing_twice(citizen, permit, now):
    now.move_to("2026-03-06T17:00+05:00")
    pay(permit)
    deliver_all()
    api.withdraw(citizen, case=permit.public_id)
    payments.cancel_transaction(SYSTEM, provider="payme", provider_ref="p1", reason=5)
    deliver_all()
    view = api.case_for(citizen, permit.public_id)
    assert view.row.outcome == "withdrawn"
    assert "payment_reversed" not in [line.code for line in view.timeline]
