"""Captures that must go back and have not gone yet."""

from uuid import UUID

from ..models import ProviderTransaction
from ..models.as_view import transaction_view
from ..types import InvoiceState, TransactionState, TransactionView


def refunds_due(invoice_id: UUID | None = None, limit: int = 200) -> list[TransactionView]:
    """Oldest capture first; of one invoice when it is given."""
    rows = ProviderTransaction.objects.select_related("invoice").filter(
        state=TransactionState.PERFORMED, invoice__state=InvoiceState.REFUND_DUE
    )
    if invoice_id is not None:
        rows = rows.filter(invoice_id=invoice_id)
    return [transaction_view(row, row.invoice) for row in rows.order_by("performed_at")[:limit]]
