"""The purpose fell away before anything was paid: the invoice is closed."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.journal import record
from darcha.kernel.identity.types import Principal, is_system

from ..models.locks import lock_invoice
from ..types import InvoiceState


@command(may=is_system)
def cancel_invoice(who: Principal, *, invoice_id: UUID) -> InvoiceState:
    """Close an open invoice; any other stays as it is (money that was captured goes back by ``request_refund``).
    Answers the state afterwards. Raises NoSuchInvoice."""
    invoice = lock_invoice(invoice_id)
    if invoice.state == InvoiceState.OPEN:
        invoice.state = InvoiceState.CANCELLED
        invoice.save(update_fields=["state"])
        record("payments.invoice_cancelled", by=who.actor, about=f"invoice:{invoice.id}")
    return InvoiceState(invoice.state)
