"""Answer a petition in its own language, with grounds for each question. Source: ORQ-445, articles 26 and 27."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..types import CaseRow
from ._deciding import replied
from ._decision import decide
from ._in_hand import take


@command(may=is_staff)
def reply(who: Principal, *, case: UUID, words: str = "", grounds: Sequence[str] = ()) -> CaseRow:
    """``words`` is the reply itself, ``grounds`` the norms that it stands on, one or more for each question. Raises
    NotFound, ActNotPossible, WordsMissing, GroundsMissing, NeedsUnmet."""
    hand = take(who, Act.REPLY, public_id=case, said={"words": words, "grounds": grounds})
    return decide(hand, Act.REPLY, replied(hand))
