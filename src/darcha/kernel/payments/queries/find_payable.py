"""May a payment of this amount begin? Ignores whose money it is: anybody may pay anybody's invoice."""

from darcha.ground import clock

from ..errors import NoSuchInvoice, PaymentUnderWay
from ..models import ACTIVE, ProviderTransaction
from ..models.as_view import invoice_view
from ..models.by_account import find_by_account
from ..rules.paying import check_payable, timed_out
from ..types import InvoiceState, InvoiceView, TransactionState


def find_payable(account_value: str, amount: int | None) -> InvoiceView:
    """The invoice of that number or public identifier. ``amount`` in whole soʻm, None when it is not whole. Raises
    NoSuchInvoice, InvoicePaid, InvoiceClosed, WrongAmount, PaymentUnderWay."""
    invoice = find_by_account(account_value)
    if invoice is None:
        raise NoSuchInvoice
    now = clock.now()
    check_payable(InvoiceState(invoice.state), invoice.due_by, invoice.amount, amount, now)
    active = ProviderTransaction.objects.filter(invoice=invoice, state__in=ACTIVE).first()
    if active and not timed_out(TransactionState(active.state), active.created_at, now):
        raise PaymentUnderWay
    return invoice_view(invoice)
