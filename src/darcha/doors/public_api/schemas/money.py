"""What an application costs, and what became of it."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema


class FeeLineOut(Schema):
    """Considered, and ``counted`` or not: then ``would_be`` says what it would have been. Whole soʻm."""

    code: str
    text: str
    amount: int
    act: str
    counted: bool = True
    would_be: int | None = None


class FeeOut(Schema):
    """What the application costs, as worked out ``on`` that day. Whole soʻm."""

    total: int
    currency: str
    on: date
    lines: list[FeeLineOut]


class PaymentOut(FeeOut):
    """One invoice; ``state`` follows the money."""

    invoice: UUID
    number: str
    state: Literal["open", "paid", "cancelled", "expired", "refund_due", "refunded"]
    pay_by: datetime
    paid_at: datetime | None = None


class CheckoutOut(Schema):
    checkout_url: str
