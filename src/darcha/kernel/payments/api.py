"""The counter of the payments room."""

from .commands.ask import ask
from .commands.cancel_invoice import cancel_invoice
from .commands.cancel_transaction import cancel_transaction
from .commands.chase_refunds import chase_refunds
from .commands.end_attempt import end_attempt
from .commands.expire_invoice import expire_invoice
from .commands.mark_delivered import mark_delivered
from .commands.open_transaction import open_transaction
from .commands.request_refund import request_refund
from .commands.settle import settle
from .commands.sweep_times import sweep_times
from .events import InvoiceExpired, PaymentCancelled, PaymentRefunded, PaymentSettled, RefundDue
from .ports import Provider, find_provider
from .queries.checkout import checkout_url
from .queries.find_payable import find_payable
from .queries.invoices import get_invoice, invoices_of
from .queries.reconcile import reconcile
from .queries.refunds_due import refunds_due
from .queries.transactions import get_transaction, ledger, statement
from .types import (
    Difference,
    InvoiceLine,
    InvoiceRef,
    InvoiceState,
    InvoiceView,
    LedgerLine,
    ProviderLine,
    Reconciliation,
    Share,
    TransactionState,
    TransactionView,
)

__all__ = [
    "Difference",
    "InvoiceExpired",
    "InvoiceLine",
    "InvoiceRef",
    "InvoiceState",
    "InvoiceView",
    "LedgerLine",
    "PaymentCancelled",
    "PaymentRefunded",
    "PaymentSettled",
    "Provider",
    "ProviderLine",
    "Reconciliation",
    "RefundDue",
    "Share",
    "TransactionState",
    "TransactionView",
    "ask",
    "cancel_invoice",
    "cancel_transaction",
    "chase_refunds",
    "checkout_url",
    "end_attempt",
    "expire_invoice",
    "find_payable",
    "find_provider",
    "get_invoice",
    "get_transaction",
    "invoices_of",
    "ledger",
    "mark_delivered",
    "open_transaction",
    "reconcile",
    "refunds_due",
    "request_refund",
    "settle",
    "statement",
    "sweep_times",
]
