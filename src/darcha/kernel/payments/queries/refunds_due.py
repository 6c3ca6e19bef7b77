"""Captures that must go back and have not gone yet."""

from ..models import ProviderTransaction
from ..models.as_view import transaction_view
from ..types import InvoiceState, TransactionState, TransactionView


def refunds_due() -> list[TransactionView]:
    """The longest captured first. One statement."""
    rows = ProviderTransaction.objects.select_related("invoice").filter(
        state=TransactionState.PERFORMED, invoice__state=InvoiceState.REFUND_DUE
    )
    return [transaction_view(row, row.invoice) for row in rows.order_by("performed_at", "id")]
