"""What becomes of the money when a case ends without its result, and when it is opened again. Ignores how it moves."""

from datetime import timedelta
from typing import Any

from darcha.ground.outbox import emit
from darcha.kernel.payments import api as payments
from darcha.kernel.payments.errors import InvoiceClosed
from darcha.kernel.payments.types import InvoiceLine, InvoiceState

from ..errors import ActNotPossible
from ..events import FeeAskedAgain
from ..models import CaseContent
from ..types import CaseState
from ._in_hand import InHand
from ._outside import SYSTEM, shares_of

FEE_AGAIN = ("invoice_id", "invoice_public_id", "pay_by")  # of the row, beside those of every act
_GONE_BACK = frozenset({InvoiceState.REFUND_DUE, InvoiceState.REFUNDED})


def close_invoice(hand: InHand, was: CaseState) -> None:
    """An open invoice is cancelled; a settled one is refunded where the fee schedule of the pack says so."""
    if hand.case.invoice_id is None:
        return
    if was is CaseState.AWAITING_PAYMENT:
        payments.cancel_invoice(SYSTEM, invoice_id=hand.case.invoice_id)
    elif hand.service.fees.refund_on_refusal:
        payments.request_refund(SYSTEM, invoice_id=hand.case.invoice_id)


def ask_fee_again(hand: InHand) -> dict[str, Any] | None:
    """A fee that went back with a decision that has fallen is due again, as it was quoted, and the case waits for it.
    What the line says of it; None where none went back."""
    case = hand.case
    if case.invoice_id is None or payments.invoices_of(f"case:{case.id}")[-1].state not in _GONE_BACK:
        return None
    fee = CaseContent.objects.values_list("fee", flat=True).get(case_id=case.id)
    case.pay_by = hand.now + timedelta(days=hand.procedure.pay_within_days)
    invoice = payments.ask(
        SYSTEM,
        purpose_ref=f"case:{case.id}",
        payer_account_id=case.account_id,
        amount=fee["total"],
        lines=[
            InvoiceLine(line["code"], line["text"], line["amount"], line["act"])
            for line in fee["lines"]
            if line["counted"]
        ],
        due_by=case.pay_by,
        language=case.language,
        shares=shares_of(hand.service, fee["total"]),
    )
    case.state = CaseState.AWAITING_PAYMENT.value
    case.invoice_id, case.invoice_public_id = invoice.id, invoice.public_id
    emit(FeeAskedAgain(case_id=case.id, service=case.service_key))
    return {"amount": fee["total"], "pay_by": case.pay_by.isoformat()}


def result_delivered(hand: InHand) -> None:
    """From now on what was paid for exists: the provider cannot take the money back of its own accord. Raises
    ActNotPossible when it has done so a moment ago, and the case is about to be closed for that."""
    if hand.case.invoice_id is None:
        return
    try:
        payments.mark_delivered(SYSTEM, invoice_id=hand.case.invoice_id)
    except InvoiceClosed as closed:
        raise ActNotPossible(reason="payment-reversed", act=hand.allowed.act.value) from closed
