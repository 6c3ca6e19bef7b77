"""What happened to money: facts for the rooms above. Ignores who hears them."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from darcha.ground.outbox import Event


@dataclass(frozen=True, kw_only=True)
class PaymentSettled(Event):
    """An open invoice was paid in full."""

    invoice_id: UUID
    purpose_ref: str


@dataclass(frozen=True, kw_only=True)
class PaymentCancelled(Event):
    """An attempt to pay ended without money; the invoice may be paid again while it is open."""

    record_only: ClassVar[bool] = True
    invoice_id: UUID
    purpose_ref: str


@dataclass(frozen=True, kw_only=True)
class InvoiceExpired(Event):
    """The time to pay ran out."""

    invoice_id: UUID
    purpose_ref: str


@dataclass(frozen=True, kw_only=True)
class RefundDue(Event):
    """Captured money must go back: it came too late, or the purpose fell away."""

    invoice_id: UUID
    purpose_ref: str


@dataclass(frozen=True, kw_only=True)
class PaymentRefunded(Event):
    """Captured money has gone back. ``asked`` is false when the provider reversed it of its own accord."""

    invoice_id: UUID
    purpose_ref: str
    asked: bool
