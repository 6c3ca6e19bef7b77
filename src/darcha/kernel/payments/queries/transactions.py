"""The providers' transactions in our books, and the ledger beside them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ..errors import NoSuchTransaction
from ..models import LedgerEntry, ProviderTransaction
from ..models.as_view import transaction_view
from ..types import LedgerLine, TransactionView


def get_transaction(provider: str, provider_ref: str) -> TransactionView:
    """As it stands. Raises NoSuchTransaction."""
    rows = ProviderTransaction.objects.select_related("invoice")
    row = rows.filter(provider=provider, provider_ref=provider_ref).first()
    if row is None:
        raise NoSuchTransaction
    return transaction_view(row, row.invoice)


def statement(provider: str, begin_ms: int, end_ms: int) -> list[TransactionView]:
    """Transactions that the provider made in that time, by its own clock, both ends included, oldest first."""
    rows = ProviderTransaction.objects.select_related("invoice").filter(
        provider=provider, provider_time_ms__gte=begin_ms, provider_time_ms__lte=end_ms
    )
    return [transaction_view(row, row.invoice) for row in rows.order_by("provider_time_ms", "id")]


def transactions_by_ref(provider: str, refs: Sequence[str]) -> list[TransactionView]:
    """Those of the provider's references that we know."""
    rows = ProviderTransaction.objects.select_related("invoice").filter(provider=provider, provider_ref__in=list(refs))
    return [transaction_view(row, row.invoice) for row in rows]


def ledger(
    *, invoice_id: UUID | None = None, begin: datetime | None = None, end: datetime | None = None
) -> list[LedgerLine]:
    """Movements of money, oldest first: of one invoice, or from ``begin`` up to before ``end``, or all."""
    rows = LedgerEntry.objects.select_related("transaction").order_by("at", "id")
    if invoice_id is not None:
        rows = rows.filter(invoice_id=invoice_id)
    if begin is not None:
        rows = rows.filter(at__gte=begin)
    if end is not None:
        rows = rows.filter(at__lt=end)
    return [
        LedgerLine(
            invoice_id=row.invoice_id,
            kind="capture" if row.kind == "capture" else "refund",
            amount=row.amount,
            at=row.at,
            provider=row.transaction.provider,
            provider_ref=row.transaction.provider_ref,
        )
        for row in rows
    ]
