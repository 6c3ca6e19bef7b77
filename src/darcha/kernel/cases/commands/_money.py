"""What becomes of the money when a case ends without its result. Ignores how it goes back."""

from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api as payments
from darcha.kernel.payments.errors import InvoiceClosed

from ..errors import ActNotPossible
from ..types import CaseState
from ._in_hand import InHand

SYSTEM = Principal.system("cases")


def close_invoice(hand: InHand, was: CaseState) -> None:
    """An open invoice is cancelled; a settled one is refunded where the fee schedule of the pack says so."""
    if hand.case.invoice_id is None:
        return
    if was is CaseState.AWAITING_PAYMENT:
        payments.cancel_invoice(SYSTEM, invoice_id=hand.case.invoice_id)
    elif hand.service.fees.refund_on_refusal:
        payments.request_refund(SYSTEM, invoice_id=hand.case.invoice_id)


def result_delivered(hand: InHand) -> None:
    """From now on what was paid for exists: the provider cannot take the money back of its own accord. Raises
    ActNotPossible when it has done so a moment ago, and the case is about to be closed for that."""
    if hand.case.invoice_id is None:
        return
    try:
        payments.mark_delivered(SYSTEM, invoice_id=hand.case.invoice_id)
    except InvoiceClosed as closed:
        raise ActNotPossible(reason="payment-reversed", act=hand.allowed.act.value) from closed
