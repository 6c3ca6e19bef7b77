"""Give a step back that was handed over, done; or take it back."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..models.reading import row_of
from ..types import CaseRow
from ._asked import answer_request, open_request
from ._in_hand import keep, move, note, take
from .delegate import KIND


@command(may=is_staff)
def end_delegation(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """``words`` say what was done, or why it is taken back. Raises NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.END_DELEGATION, public_id=case, said={"words": words})
    asked = open_request(hand, KIND)
    is_done = hand.standing.has_in_hand(asked.to_account)
    answer_request(hand, asked, "done" if is_done else "ended")
    move(hand, Act.END_DELEGATION)
    line = "delegation_done" if is_done else "delegation_ended"
    note(hand, line, params={"what": asked.act}, words={"text": hand.said["words"]}, for_applicant=False)
    keep(hand)
    return row_of(hand.case)
