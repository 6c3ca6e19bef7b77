"""The time to pay has run out."""

from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models.locks import lock_invoice
from ..rules.paying import lapsed
from ..types import InvoiceState
from ._attempts import expire


@command(may=is_system)
def expire_invoice(who: Principal, *, invoice_id: UUID) -> InvoiceState:
    """Close the invoice if its time is over; an attempt under way may still capture, and is then refunded. Answers
    the state afterwards. Raises NoSuchInvoice."""
    invoice = lock_invoice(invoice_id)
    if lapsed(InvoiceState(invoice.state), invoice.due_by, clock.now()):
        expire(who, invoice)
    return InvoiceState(invoice.state)
