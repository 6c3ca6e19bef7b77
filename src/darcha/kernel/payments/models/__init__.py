"""Tables of the room: invoices, the providers' transactions, the ledger."""

from .invoice import Invoice
from .ledger_entry import LedgerEntry
from .transaction import ACTIVE, ProviderTransaction

__all__ = ["ACTIVE", "Invoice", "LedgerEntry", "ProviderTransaction"]
