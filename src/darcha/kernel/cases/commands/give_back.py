"""Return what cannot even be forwarded: it says too little to find the competent body. Source: ORQ-445, article 25."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..types import CaseRow
from ._closing import close
from ._in_hand import take


@command(may=is_staff)
def give_back(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """``words`` says what is missing. Raises NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.RETURN, public_id=case, said={"words": words})
    return close(hand, Act.RETURN, {"text": hand.said["words"]})
