"""The fee of a case is settled: the clock starts where the pack says so. Ignores the money itself."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_system
from darcha.kernel.payments import api as payments

from ..errors import ActNotPossible
from ..events import CasePaid
from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import InHand, keep, move, note, retime, take


@command(may=is_system)
def record_payment(who: Principal, *, case_id: UUID, invoice_id: UUID) -> CaseRow | None:
    """The case as it stands afterwards. A repeat changes nothing; money for a case that is closed goes back, and the
    answer is None."""
    try:
        hand = take(who, Act.PAY, case_id=case_id)
    except ActNotPossible as refusal:
        if refusal.params["reason"] == "closed":
            payments.request_refund(who, invoice_id=invoice_id)
        return None
    move(hand, Act.PAY)
    note(hand, "paid", params={"amount": _amount(hand)})
    retime(hand)
    keep(hand)
    emit(CasePaid(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)


def _amount(hand: InHand) -> int:
    return payments.invoices_of(f"case:{hand.case.id}")[-1].amount
