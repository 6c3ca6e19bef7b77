"""Answer a petition in its own language, with grounds for each question. Source: ORQ-445, articles 26 and 27."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..types import CaseRow
from ._deciding import replied
from ._decision import decide
from ._in_hand import take


@command(may=is_staff)
def reply(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """``words`` is the reply itself. Raises NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.REPLY, public_id=case, said={"words": words})
    return decide(hand, Act.REPLY, replied(hand))
