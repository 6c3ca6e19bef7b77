"""Money arrives: one capture in the ledger, however often the provider says so."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.journal import record
from darcha.ground.outbox import emit
from darcha.kernel.identity.types import Principal, is_system

from ..events import PaymentSettled, RefundDue
from ..models import LedgerEntry
from ..models.as_view import transaction_view
from ..models.locks import lock_transaction
from ..rules.paying import after_capture, lapsed, timed_out
from ..types import InvoiceState, TransactionState, TransactionView
from ._attempts import TIMED_OUT, cancel_attempt, expire


@command(may=is_system)
def settle(who: Principal, *, provider: str, provider_ref: str) -> TransactionView:
    """The transaction as it stands afterwards: performed, or not if it was cancelled before or is older than 12 hours
    (then it is cancelled now). Money for a closed invoice is taken into the books and must go back. Raises
    NoSuchTransaction."""
    invoice, attempt = lock_transaction(provider, provider_ref)
    now = clock.now()
    if timed_out(TransactionState(attempt.state), attempt.created_at, now):
        cancel_attempt(who, invoice, attempt, reason=TIMED_OUT, now=now)
    if attempt.state != TransactionState.CREATED:
        return transaction_view(attempt, invoice)

    if lapsed(InvoiceState(invoice.state), invoice.due_by, now):
        expire(who, invoice)
    attempt.state = TransactionState.PERFORMED
    attempt.performed_at = now
    attempt.save(update_fields=["state", "performed_at"])
    LedgerEntry.objects.create(invoice=invoice, transaction=attempt, kind="capture", amount=attempt.amount, at=now)
    invoice.state = after_capture(InvoiceState(invoice.state))
    invoice.paid_at = now
    invoice.save(update_fields=["state", "paid_at"])

    record("payments.captured", by=who.actor, about=f"invoice:{invoice.id}", details={"amount": attempt.amount})
    fact = PaymentSettled if invoice.state == InvoiceState.PAID else RefundDue
    emit(fact(invoice_id=invoice.id, purpose_ref=invoice.purpose_ref))
    return transaction_view(attempt, invoice)
