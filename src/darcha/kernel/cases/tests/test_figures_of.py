"""What statistics are told of a case: codes and moments, the body's time apart from the applicant's."""

from datetime import timedelta

import pytest
from django.apps import apps

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.payments import api as payments

from .world import PERMIT, PERMIT_ANSWERS, SYSTEM, car_of, send


def row(receipt):
    return apps.get_model("cases", "Case").objects.get(public_id=receipt.public_id)


@pytest.fixture
def permit(citizen, now):
    car_of(citizen)
    receipt = send(citizen, PERMIT, PERMIT_ANSWERS)
    assert api.figures_of(row(receipt).id).ends_at is None, "no term runs before the fee is paid"
    invoice = payments.get_invoice(SYSTEM, receipt.invoice_public_id)
    payments.open_transaction(
        SYSTEM,
        provider="payme",
        provider_ref="f1",
        account_value=invoice.number,
        amount=invoice.amount,
        provider_time_ms=1,
    )
    payments.settle(SYSTEM, provider="payme", provider_ref="f1")
    deliver_all()
    return receipt


def test_an_open_case_has_an_end_and_no_duration(citizen):
    receipt = send(citizen)
    figures = api.figures_of(row(receipt).id)
    assert (figures.waited, figures.own, figures.closed_at) == (None, None, None)
    assert figures.ends_at == clock.parse("2026-03-25T00:00")


def test_a_clock_that_stands_has_no_end(inspector, permit, now):
    now.move_to("2026-03-06T10:30+05:00")
    assert api.figures_of(row(permit).id).ends_at == clock.parse("2026-03-06T12:00")
    api.ask_applicant(inspector, case=permit.public_id, words="Oynaning rasmini yuboring.")
    assert api.figures_of(row(permit).id).ends_at is None


def test_a_decided_case_has_both_times_and_no_end(citizen, inspector, permit, now):
    now.move_to("2026-03-06T10:30+05:00")
    api.ask_applicant(inspector, case=permit.public_id, words="Oynaning rasmini yuboring.")
    now.move_to("2026-03-06T14:30+05:00")
    api.answer(citizen, case=permit.public_id, words="Rasm ilovada.")
    now.move_to("2026-03-06T15:00+05:00")
    api.refuse(
        inspector, case=permit.public_id, ground="false-data", fact="Rangi boshqa.", evidence=["answers.vehicle"]
    )
    figures = api.figures_of(row(permit).id)
    assert (figures.waited, figures.own) == (timedelta(hours=1), timedelta(hours=4))
    assert (figures.ends_at, figures.outcome) == (None, "refused")


def test_a_case_that_was_withdrawn_has_neither(citizen):
    receipt = send(citizen)
    api.withdraw(citizen, case=receipt.public_id)
    figures = api.figures_of(row(receipt).id)
    assert (figures.waited, figures.own, figures.ends_at) == (None, None, None)
