"""A provider cancels: an attempt ends, or a capture goes back."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.journal import record
from darcha.ground.outbox import emit
from darcha.kernel.identity.types import Principal, is_system

from ..errors import AlreadyDelivered
from ..events import PaymentRefunded
from ..models import LedgerEntry
from ..models.as_view import transaction_view
from ..models.locks import lock_transaction
from ..rules.paying import may_reverse
from ..types import InvoiceState, TransactionState, TransactionView
from ._attempts import cancel_attempt


@command(may=is_system)
def cancel_transaction(who: Principal, *, provider: str, provider_ref: str, reason: int) -> TransactionView:
    """The transaction as it stands afterwards; a repeat changes nothing, not even the reason. Raises
    NoSuchTransaction, AlreadyDelivered."""
    invoice, attempt = lock_transaction(provider, provider_ref)
    now = clock.now()
    if attempt.state == TransactionState.CREATED:
        cancel_attempt(who, invoice, attempt, reason=reason, now=now)
    if attempt.state != TransactionState.PERFORMED:
        return transaction_view(attempt, invoice)

    was = InvoiceState(invoice.state)
    if not may_reverse(was, invoice.delivered_at is not None):
        raise AlreadyDelivered
    attempt.state = TransactionState.REVERSED
    attempt.cancelled_at = now
    attempt.reason = reason
    attempt.save(update_fields=["state", "cancelled_at", "reason"])
    LedgerEntry.objects.create(invoice=invoice, transaction=attempt, kind="refund", amount=attempt.amount, at=now)
    invoice.state = InvoiceState.REFUNDED
    invoice.save(update_fields=["state"])

    record("payments.refunded", by=who.actor, about=f"invoice:{invoice.id}", details={"reason": reason})
    asked = was is InvoiceState.REFUND_DUE
    emit(PaymentRefunded(invoice_id=invoice.id, purpose_ref=invoice.purpose_ref, asked=asked))
    return transaction_view(attempt, invoice)
