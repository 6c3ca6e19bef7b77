"""What may follow what when money moves. Pure: the moment is an argument."""

from datetime import datetime, timedelta

from ..errors import InvoiceClosed, InvoicePaid, WrongAmount
from ..types import InvoiceState, TransactionState

TRANSACTION_LIFETIME = timedelta(hours=12)  # Payme: 43 200 000 ms


def timed_out(state: TransactionState, created_at: datetime, now: datetime) -> bool:
    """Whether an attempt was begun so long ago that it may no longer be performed."""
    return state is TransactionState.CREATED and now - created_at >= TRANSACTION_LIFETIME


def check_payable(state: InvoiceState, due_by: datetime, asked: int, amount: int | None, now: datetime) -> None:
    """Whether a payment of ``amount`` whole soʻm may begin. Raises InvoicePaid, InvoiceClosed, WrongAmount."""
    if state is InvoiceState.PAID:
        raise InvoicePaid
    if state is not InvoiceState.OPEN or now > due_by:
        raise InvoiceClosed
    if amount != asked:
        raise WrongAmount


def lapsed(state: InvoiceState, due_by: datetime, now: datetime) -> bool:
    """Whether the time to pay has run out, by the clock and not by when somebody looked."""
    return state is InvoiceState.OPEN and now > due_by


def after_capture(state: InvoiceState) -> InvoiceState:
    """An open invoice is paid; money for one that is closed must go back."""
    return InvoiceState.PAID if state is InvoiceState.OPEN else InvoiceState.REFUND_DUE


def may_reverse(state: InvoiceState, delivered: bool) -> bool:
    """A capture goes back if we owe it, or as long as nothing was delivered for it."""
    return state is InvoiceState.REFUND_DUE or not delivered
