"""What nobody paid in time is closed, each on its own: one that fails leaves no trace and holds up no neighbour."""

from datetime import timedelta
from uuid import uuid4

import pytest

from darcha.ground import clock
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api
from darcha.kernel.payments.commands import end_attempt, expire_invoice
from darcha.kernel.payments.models import Invoice, ProviderTransaction
from darcha.kernel.payments.types import InvoiceState, TransactionState

pytestmark = pytest.mark.django_db
SYSTEM = Principal.system("test")
NOON = clock.parse("2026-11-20T12:00+05:00")


@pytest.fixture
def now():
    with clock.frozen(NOON) as frozen:
        yield frozen


@pytest.fixture
def invoices(now):
    """Three, due in the order in which they were asked."""
    return [
        api.ask(
            SYSTEM,
            purpose_ref=f"test:{n}",
            payer_account_id=uuid4(),
            amount=100,
            lines=[],
            due_by=NOON + timedelta(days=1, minutes=n),
            language="uz",
        )
        for n in range(3)
    ]


def attempt_at(invoice, reference):
    said = {"provider": "bank", "provider_ref": reference, "account_value": invoice.number}
    api.open_transaction(SYSTEM, **said, amount=100, provider_time_ms=1)


def states(model):
    return list(model.objects.order_by("id").values_list("state", flat=True))


def failing(monkeypatch, module, name, at):
    """The step of that module does its work for the row in that place, and then fails."""
    real, calls = getattr(module, name), []

    def step(*args, **kwargs):
        calls.append(1)
        real(*args, **kwargs)
        if len(calls) == at + 1:
            raise ValueError("AB1234567")

    monkeypatch.setattr(module, name, step)


@pytest.mark.parametrize("place", [0, 1, 2], ids=["first", "middle", "last"])
def test_an_invoice_that_fails_stays_open_and_its_neighbours_expire(invoices, now, place, monkeypatch, caplog):
    now.tick(timedelta(days=2))
    with monkeypatch.context() as patch, caplog.at_level("ERROR", "darcha.payments"):
        failing(patch, expire_invoice, "expire", place)
        assert api.sweep_times(SYSTEM) == 2
    expected = [InvoiceState.EXPIRED] * 3
    expected[place] = InvoiceState.OPEN
    assert states(Invoice) == expected
    assert [record.args[:3] for record in caplog.records] == [("invoice", invoices[place].id, "ValueError")]
    assert "AB1234567" not in caplog.text
    assert (api.sweep_times(SYSTEM), states(Invoice)) == (1, [InvoiceState.EXPIRED] * 3)  # the next minute
    assert api.sweep_times(SYSTEM) == 0


@pytest.mark.parametrize("place", [0, 1, 2], ids=["first", "middle", "last"])
def test_an_attempt_that_fails_stays_and_its_neighbours_end(invoices, now, place, monkeypatch, caplog):
    for invoice in invoices:
        now.tick(timedelta(seconds=1))
        attempt_at(invoice, invoice.number)
    now.tick(timedelta(hours=12))
    with monkeypatch.context() as patch, caplog.at_level("ERROR", "darcha.payments"):
        failing(patch, end_attempt, "cancel_attempt", place)
        assert api.sweep_times(SYSTEM) == 2
    expected = [TransactionState.CANCELLED] * 3
    expected[place] = TransactionState.CREATED
    assert states(ProviderTransaction) == expected
    assert [record.args[0] for record in caplog.records] == ["attempt"]
    assert api.sweep_times(SYSTEM) == 1


def test_nothing_is_closed_before_its_time(invoices, now):
    attempt_at(invoices[0], "a")
    now.move_to(NOON + timedelta(hours=12) - timedelta.resolution)
    assert api.sweep_times(SYSTEM) == 0
    assert api.end_attempt(SYSTEM, provider="bank", provider_ref="a") is False
    now.tick(timedelta.resolution)
    assert api.sweep_times(SYSTEM) == 1
    now.move_to(NOON + timedelta(days=1))
    assert api.sweep_times(SYSTEM) == 0  # the last moment is still in time
    now.tick(timedelta.resolution)
    assert api.sweep_times(SYSTEM) == 1
