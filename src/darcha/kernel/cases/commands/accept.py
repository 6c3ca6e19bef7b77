"""Take an application into the procedure: the body declares that all that is needed is there."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import CaseAccepted
from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import keep, move, note, retime, take


@command(may=is_staff)
def accept(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """A term that runs from completeness cannot be begun anew after this. Raises NotFound, ActNotPossible."""
    hand = take(who, Act.ACCEPT, public_id=case, said={"words": words})
    text = hand.said["words"]
    move(hand, Act.ACCEPT)
    note(hand, "accepted", words={"text": text} if text else None)
    retime(hand)
    keep(hand)
    emit(CaseAccepted(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)
