"""Rows under lock, always the invoice first: two callbacks on one invoice wait for each other, never deadlock."""

from uuid import UUID

from ..errors import NoSuchInvoice, NoSuchTransaction
from .invoice import Invoice
from .transaction import ProviderTransaction


def lock_invoice(invoice_id: UUID) -> Invoice:
    """Raises NoSuchInvoice."""
    try:
        return Invoice.objects.select_for_update().get(id=invoice_id)
    except Invoice.DoesNotExist:
        raise NoSuchInvoice from None


def lock_transaction(provider: str, provider_ref: str) -> tuple[Invoice, ProviderTransaction]:
    """The transaction with its invoice, as they stand once the lock is held. Raises NoSuchTransaction."""
    found = ProviderTransaction.objects.filter(provider=provider, provider_ref=provider_ref)
    invoice_id = found.values_list("invoice_id", flat=True).first()
    if invoice_id is None:
        raise NoSuchTransaction
    return lock_invoice(invoice_id), found.get()
