"""Money moves: the case goes on, or is closed."""

from uuid import UUID

from darcha.ground.outbox import listens_to
from darcha.kernel.payments.events import InvoiceExpired, PaymentRefunded, PaymentSettled

from .. import api
from .worker import WORKER


def _case_of(purpose_ref: str) -> UUID | None:
    """The case that an invoice was for; None when it was for something else."""
    kind, _, name = purpose_ref.partition(":")
    return UUID(name) if kind == "case" else None


@listens_to(PaymentSettled)
def take_payment(event: PaymentSettled) -> None:
    """The settled fee starts the term where the pack says so."""
    case_id = _case_of(event.purpose_ref)
    if case_id is not None:
        api.record_payment(WORKER, case_id=case_id, invoice_id=event.invoice_id)


@listens_to(InvoiceExpired)
def close_unpaid(event: InvoiceExpired) -> None:
    """What was not paid in time is cancelled."""
    case_id = _case_of(event.purpose_ref)
    if case_id is not None:
        api.cancel_unpaid(WORKER, case_id=case_id)


@listens_to(PaymentRefunded)
def close_reversed(event: PaymentRefunded) -> None:
    """What the provider took back of its own accord is cancelled; a refund that we asked for closed its case before."""
    case_id = _case_of(event.purpose_ref)
    if case_id is not None and not event.asked:
        api.cancel_reversed(WORKER, case_id=case_id)
