"""Let the clock of a term go on: what it was stopped for has come."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import TermResumed
from ..models.reading import row_of
from ..rules.clock_acts import STOPPED_BY
from ..types import CaseRow
from ._in_hand import keep, move, note, retime, take


@command(may=is_staff)
def resume(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """On the ground on which it was stopped. Raises NotFound, ActNotPossible."""
    hand = take(who, Act.RESUME, public_id=case, said={"words": words})
    (ground,) = hand.facts.halted
    line, text = STOPPED_BY[ground][1], hand.said["words"]
    move(hand, Act.RESUME)
    note(hand, line, words={"text": text} if text else None)
    retime(hand)
    keep(hand)
    emit(TermResumed(case_id=hand.case.id, service=hand.case.service_key, ground=ground, line=line))
    return row_of(hand.case)
