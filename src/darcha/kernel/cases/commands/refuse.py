"""Refuse, as a reasoned act that stands on evidence and can be objected to. Source: ORQ-457; for petitions ORQ-445."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..types import CaseRow
from ._deciding import refused
from ._decision import decide
from ._in_hand import take


@command(may=is_staff)
def refuse(
    who: Principal, *, case: UUID, ground: str = "", fact: str = "", words: str = "", evidence: Sequence[str] = ()
) -> CaseRow:
    """``ground`` is a key of the service, ``fact`` what was found, ``evidence`` what of the case it is seen from; what
    the officer has opened is known. Raises NotFound, ActNotPossible, RefusalIncomplete, GroundOutOfTime."""
    said = {"ground": ground, "fact": fact, "words": words, "evidence": evidence}
    hand = take(who, Act.REFUSE, public_id=case, said=said)
    return decide(hand, Act.REFUSE, refused(hand))
