"""Close a case whose fee was not paid in time. Ignores money that comes later: payments sends it back."""

from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_system

from ..errors import ActNotPossible, NotFound
from ..events import CaseCancelled
from ..types import CaseState
from ._in_hand import keep, note, take
from ._money import close_invoice


@command(may=is_system)
def cancel_unpaid(who: Principal, *, case_id: UUID) -> bool:
    """Whether it was closed now: False when it is paid, closed already, or its time to pay still runs."""
    try:
        hand = take(who, Act.PAY, case_id=case_id)
    except (ActNotPossible, NotFound):
        return False
    case = hand.case
    if case.pay_by is None or clock.now() < case.pay_by:
        return False
    case.state, case.outcome, case.closed_at = CaseState.CANCELLED.value, "unpaid", hand.now
    note(hand, "cancelled")
    keep(hand)
    close_invoice(hand, CaseState.AWAITING_PAYMENT)
    emit(CaseCancelled(case_id=case.id, service=case.service_key))
    return True
