"""Undo a handing over while nobody has done anything since: to whoever had the case, or to nobody. The applicant reads
nothing of it: whoever was told of nothing need not hear that it is undone."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import TakenMeanwhile
from ..models.reading import row_of
from ..types import CaseRow, CaseState
from ._holders import hands_of
from ._in_hand import keep, note, take


@command(may=is_staff)
def hand_back(who: Principal, *, case: UUID, held_by: UUID, to: UUID | None, state: CaseState) -> CaseRow:
    """``held_by`` is who has it since the act that is undone, ``to`` and ``state`` what was before. Raises NotFound,
    ActNotPossible, UnknownHolder, and TakenMeanwhile when it is in other hands or has moved on."""
    hand = take(who, Act.ASSIGN, public_id=case)
    if hand.case.assigned_to != held_by or CaseState(hand.case.state) not in (state, CaseState.IN_PROGRESS):
        raise TakenMeanwhile
    if to is None:
        hand.case.assigned_to = None
        note(hand, "released", for_applicant=False)
    else:
        hand.case.assigned_to, post = hands_of(hand, to)
        note(hand, "handed_back", params={"post": post}, for_applicant=False)
    hand.case.state = state
    keep(hand)
    return row_of(hand.case)
