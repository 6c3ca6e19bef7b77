"""Captured money must go back because the purpose fell away."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.journal import record
from darcha.ground.outbox import emit
from darcha.kernel.identity.types import Principal, is_system

from ..errors import NothingToRefund
from ..events import RefundDue
from ..models.locks import lock_invoice
from ..types import InvoiceState


@command(may=is_system)
def request_refund(who: Principal, *, invoice_id: UUID) -> InvoiceState:
    """Owe the payer the whole amount; the provider is asked by the worker. A repeat changes nothing. Raises
    NoSuchInvoice, NothingToRefund."""
    invoice = lock_invoice(invoice_id)
    if invoice.state in (InvoiceState.REFUND_DUE, InvoiceState.REFUNDED):
        return InvoiceState(invoice.state)
    if invoice.state != InvoiceState.PAID:
        raise NothingToRefund
    invoice.state = InvoiceState.REFUND_DUE
    invoice.save(update_fields=["state"])
    record("payments.refund_requested", by=who.actor, about=f"invoice:{invoice.id}")
    emit(RefundDue(invoice_id=invoice.id, purpose_ref=invoice.purpose_ref))
    return InvoiceState.REFUND_DUE
