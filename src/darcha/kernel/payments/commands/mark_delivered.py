"""What was paid for has been delivered: from now on the provider cannot reverse the payment of its own accord."""

from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.journal import record
from darcha.kernel.identity.types import Principal, is_system

from ..errors import InvoiceClosed
from ..models.locks import lock_invoice
from ..types import InvoiceState


@command(may=is_system)
def mark_delivered(who: Principal, *, invoice_id: UUID) -> None:
    """The first call counts. Raises NoSuchInvoice, and InvoiceClosed when the provider has taken the money back: then
    there is nothing to deliver for."""
    invoice = lock_invoice(invoice_id)
    if invoice.state == InvoiceState.REFUNDED:
        raise InvoiceClosed
    if invoice.delivered_at is None:
        invoice.delivered_at = clock.now()
        invoice.save(update_fields=["delivered_at"])
        record("payments.delivered", by=who.actor, about=f"invoice:{invoice.id}")
