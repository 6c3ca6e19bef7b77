"""Rows as the values that cross the counter. Ignores access: who asks is the query's business."""

from ..types import (
    InvoiceLine,
    InvoiceState,
    InvoiceView,
    Share,
    TransactionState,
    TransactionView,
)
from .invoice import Invoice
from .transaction import ProviderTransaction


def invoice_view(row: Invoice, last_try: str | None = None) -> InvoiceView:
    """``last_try`` is the state of the newest transaction, where the reader wants it."""
    return InvoiceView(
        id=row.id,
        public_id=row.public_id,
        number=row.number,
        purpose_ref=row.purpose_ref,
        payer_account_id=row.payer_account_id,
        amount=row.amount,
        lines=tuple(InvoiceLine(**line) for line in row.lines),
        shares=tuple(Share(**share) for share in row.shares),
        language=row.language,
        state=InvoiceState(row.state),
        asked_at=row.asked_at,
        due_by=row.due_by,
        paid_at=row.paid_at,
        last_try=TransactionState(last_try) if last_try else None,
    )


def transaction_view(row: ProviderTransaction, invoice: Invoice) -> TransactionView:
    """``invoice`` is the transaction's, already read."""
    return TransactionView(
        id=row.id,
        provider=row.provider,
        provider_ref=row.provider_ref,
        invoice_id=invoice.id,
        invoice_public_id=invoice.public_id,
        invoice_number=invoice.number,
        account_value=row.account_value,
        state=TransactionState(row.state),
        amount=row.amount,
        provider_time_ms=row.provider_time_ms,
        created_at=row.created_at,
        performed_at=row.performed_at,
        cancelled_at=row.cancelled_at,
        reason=row.reason,
    )
