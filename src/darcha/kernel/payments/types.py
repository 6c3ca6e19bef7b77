"""Invoices, transactions, the ledger and statements as they cross the counter. Ignores every provider's dialect."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID


class InvoiceState(StrEnum):
    """``REFUND_DUE``: money was captured that must go back, and has not gone yet."""

    OPEN = "open"
    PAID = "paid"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


class TransactionState(StrEnum):
    """``CANCELLED`` before the capture, ``REVERSED`` after it."""

    CREATED = "created"
    PERFORMED = "performed"
    CANCELLED = "cancelled"
    REVERSED = "reversed"

    @property
    def moved_money(self) -> bool:
        """Whether there is, or was, a capture."""
        return self in {TransactionState.PERFORMED, TransactionState.REVERSED}


EntryKind = Literal["capture", "refund"]


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line of the fee: ``text`` by language, ``amount`` in whole soʻm, negative for a relief."""

    code: str
    text: Mapping[str, str]
    amount: int
    act: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """What one beneficiary gets of an invoice, in whole soʻm."""

    account: str
    name: Mapping[str, str]
    amount: int


@dataclass(frozen=True, slots=True)
class InvoiceRef:
    """What the asker keeps."""

    id: UUID
    public_id: UUID
    number: str


@dataclass(frozen=True, slots=True)
class InvoiceView:
    """An invoice as it stands. Amounts in whole soʻm."""

    id: UUID
    public_id: UUID
    number: str
    purpose_ref: str
    payer_account_id: UUID | None
    amount: int
    lines: tuple[InvoiceLine, ...]
    shares: tuple[Share, ...]
    language: str
    state: InvoiceState
    asked_at: datetime
    due_by: datetime
    paid_at: datetime | None
    last_try: TransactionState | None = None

    @property
    def payable(self) -> bool:
        """Whether a payment may be begun."""
        return self.state is InvoiceState.OPEN


@dataclass(frozen=True, slots=True)
class TransactionView:
    """One attempt to pay, as the provider knows it. ``provider_time_ms`` is the provider's own, since 1970."""

    id: UUID
    provider: str
    provider_ref: str
    invoice_id: UUID
    invoice_public_id: UUID
    invoice_number: str
    account_value: str
    state: TransactionState
    amount: int
    provider_time_ms: int
    created_at: datetime
    performed_at: datetime | None
    cancelled_at: datetime | None
    reason: int | None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One movement of money, in whole soʻm, always positive."""

    invoice_id: UUID
    kind: EntryKind
    amount: int
    at: datetime
    provider: str
    provider_ref: str


@dataclass(frozen=True, slots=True)
class ProviderLine:
    """One transaction as the provider's own statement shows it. Amount in whole soʻm."""

    provider_ref: str
    state: TransactionState
    amount: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two books disagree; None: that side does not know the transaction."""

    provider_ref: str
    ours: TransactionState | None
    theirs: TransactionState | None
    our_amount: int | None = None
    their_amount: int | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Both books of a period: what stays captured by ours and theirs, and every difference."""

    ours: int
    theirs: int
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        return self.ours == self.theirs and not self.differences
