"""Steps that several commands share. Each expects the invoice's lock to be held."""

from datetime import datetime

from darcha.ground.journal import record
from darcha.ground.outbox import emit
from darcha.kernel.identity.types import Principal

from ..events import InvoiceExpired, PaymentCancelled
from ..models import Invoice, ProviderTransaction
from ..types import InvoiceState, TransactionState

TIMED_OUT = 4  # the reason that the protocol of Payme has for it, kept as everybody's


def cancel_attempt(
    who: Principal, invoice: Invoice, attempt: ProviderTransaction, *, reason: int, now: datetime
) -> None:
    """End an attempt that took no money."""
    attempt.state = TransactionState.CANCELLED
    attempt.cancelled_at = now
    attempt.reason = reason
    attempt.save(update_fields=["state", "cancelled_at", "reason"])
    record("payments.attempt_cancelled", by=who.actor, about=f"invoice:{invoice.id}", details={"reason": reason})
    emit(PaymentCancelled(invoice_id=invoice.id, purpose_ref=invoice.purpose_ref))


def expire(who: Principal, invoice: Invoice) -> None:
    """Close an invoice whose time ran out."""
    invoice.state = InvoiceState.EXPIRED
    invoice.save(update_fields=["state"])
    record("payments.expired", by=who.actor, about=f"invoice:{invoice.id}")
    emit(InvoiceExpired(invoice_id=invoice.id, purpose_ref=invoice.purpose_ref))
