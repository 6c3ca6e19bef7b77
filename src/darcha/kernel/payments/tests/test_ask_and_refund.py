"""Asking for money, and asking a provider to give it back. The provider's own calls are tested with its connector."""

from datetime import timedelta
from uuid import uuid4

import pytest

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.ground.refusals import NotAllowed
from darcha.kernel.identity.types import ANONYMOUS, Principal
from darcha.kernel.payments import api, errors, ports
from darcha.kernel.payments.models import LedgerEntry

pytestmark = pytest.mark.django_db
SYSTEM = Principal.system("test")


class Provider:
    """Remembers what it was asked to give back; ``failure`` is raised instead."""

    def __init__(self):
        self.asked, self.failure = [], None

    def refund(self, transaction):
        if self.failure:
            raise self.failure
        self.asked.append(transaction.provider_ref)


@pytest.fixture
def provider(monkeypatch):
    made = Provider()
    monkeypatch.setattr(ports, "_providers", {"bank": made})
    return made


def _ask(who=SYSTEM, **changes):
    said = {
        "purpose_ref": "test:1",
        "payer_account_id": uuid4(),
        "amount": 100,
        "lines": [],
        "due_by": clock.now() + timedelta(days=1),
        "language": "uz",
    }
    return api.ask(who, **{**said, **changes})


def _paid(invoice):
    said = {"provider": "bank", "provider_ref": invoice.number}
    api.open_transaction(SYSTEM, **said, account_value=invoice.number, amount=100, provider_time_ms=1)
    api.settle(SYSTEM, **said)


def test_numbers_differ_and_carry_a_check_digit():
    numbers = {_ask().number for _ in range(20)}
    assert len(numbers) == 20
    assert {len(number) for number in numbers} == {11}


def test_only_the_platform_asks():
    with pytest.raises(NotAllowed):
        _ask(ANONYMOUS)


@pytest.mark.parametrize("changes", [{"amount": 0}, {"amount": -1}, {"shares": [api.Share("1", {}, 99)]}])
def test_an_invoice_is_positive_and_its_shares_add_up(changes):
    with pytest.raises(ValueError, match="add up"):
        _ask(**changes)


def test_the_provider_is_asked_once_it_is_known_that_money_is_owed(provider):
    invoice = _ask()
    _paid(invoice)
    api.request_refund(SYSTEM, invoice_id=invoice.id)
    api.request_refund(SYSTEM, invoice_id=invoice.id)
    deliver_all()
    assert provider.asked == [invoice.number]


def test_a_provider_that_does_not_answer_is_asked_again(provider):
    invoice = _ask()
    _paid(invoice)
    provider.failure = ConnectionError("down")
    api.request_refund(SYSTEM, invoice_id=invoice.id)
    deliver_all()
    provider.failure = None
    assert api.chase_refunds(SYSTEM) == 1
    assert provider.asked == [invoice.number]


def test_what_was_not_paid_is_not_refunded():
    with pytest.raises(errors.NothingToRefund):
        api.request_refund(SYSTEM, invoice_id=_ask().id)


def test_the_ledger_only_grows(provider):
    invoice = _ask()
    _paid(invoice)
    entry = LedgerEntry.objects.get(invoice_id=invoice.id)
    entry.amount = 1
    with pytest.raises(Exception, match="append_only"):
        entry.save()
