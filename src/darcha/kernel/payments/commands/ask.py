"""Ask for money. Ignores why: the purpose belongs to the room that asks."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import connection

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.database import write_with_the_act
from darcha.ground.identifiers.check_digit import check_digit
from darcha.ground.journal import record
from darcha.kernel.identity.types import Principal, is_system

from ..models import Invoice
from ..types import InvoiceLine, InvoiceRef, Share


@command(may=is_system)
def ask(
    who: Principal,
    *,
    purpose_ref: str,
    payer_account_id: UUID | None,
    amount: int,
    lines: Sequence[InvoiceLine],
    due_by: datetime,
    language: str,
    shares: Sequence[Share] = (),
) -> InvoiceRef:
    """Make an invoice of ``amount`` whole soʻm for ``purpose_ref`` (``"case:<uuid>"``), payable until ``due_by``.

    Raises ValueError when the amount is not positive or the shares do not add up to it: a mistake of the caller.
    """
    if amount <= 0 or (shares and sum(share.amount for share in shares) != amount):
        raise ValueError("an invoice is positive and its shares add up to it")
    now = clock.now()
    invoice = Invoice(
        number=_next_number(now.year),
        purpose_ref=purpose_ref,
        payer_account_id=payer_account_id,
        amount=amount,
        lines=[{**asdict(line), "text": dict(line.text)} for line in lines],
        shares=[{**asdict(share), "name": dict(share.name)} for share in shares],
        language=language,
        asked_at=now,
        due_by=due_by,
    )
    write_with_the_act([invoice])
    record("payments.asked", by=who.actor, about=f"invoice:{invoice.id}", details={"amount": amount})
    return InvoiceRef(invoice.id, invoice.public_id, invoice.number)


def _next_number(year: int) -> str:
    """Year, serial, check digit: short enough to dictate, and a slip of one digit is caught."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('payments_invoice_serial')")
        (serial,) = cursor.fetchone()
    body = f"{year % 100:02d}{serial:08d}"
    return f"{body}{check_digit(body)}"
