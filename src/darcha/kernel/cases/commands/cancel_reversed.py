"""Close a case whose settled fee the provider took back of its own accord. Ignores refunds that we asked for."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_system

from ..errors import ActNotPossible, NotFound
from ..events import CaseCancelled
from ._in_hand import keep, move, note, take


@command(may=is_system)
def cancel_reversed(who: Principal, *, case_id: UUID) -> bool:
    """Whether it was closed now: False when it is decided or closed already. Without its fee a case does not go on."""
    try:
        hand = take(who, Act.WITHDRAW, case_id=case_id)
    except (ActNotPossible, NotFound):
        return False
    move(hand, Act.WITHDRAW)
    hand.case.outcome = "unpaid"
    note(hand, "payment_reversed")
    keep(hand)
    emit(CaseCancelled(case_id=hand.case.id, service=hand.case.service_key, line="payment_reversed"))
    return True
