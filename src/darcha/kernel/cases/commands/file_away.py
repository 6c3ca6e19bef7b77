"""File a letter that asks for nothing: thanks, greetings, an advertisement. Source: ORQ-445, article 25.

It stays where it is and is found like any other case; only nobody answers it in substance. Never a complaint, and never
by one person alone: it is proposed, and filed when another has confirmed it.
"""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import ActNotPossible
from ..types import CaseRow
from ._in_hand import take
from ._proposal import propose


@command(may=is_staff)
def file_away(who: Principal, *, case: UUID, letter: str = "", words: str = "") -> CaseRow:
    """``letter`` is what it is, ``words`` what its writer is told. Raises NotFound, ActNotPossible, NeedsUnmet,
    WordsMissing."""
    hand = take(who, Act.FILE, public_id=case, said={"letter": letter, "words": words})
    if not hand.allowed.confirmed_by:
        raise ActNotPossible(reason="needs-second-person", act=Act.FILE.value)
    return propose(hand, Act.FILE)
