"""Refuse, as a reasoned act that can be objected to. Source: ORQ-457; for petitions ORQ-445."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..models.reading import calendar_of, local
from ..rules.refusal import check_in_time, lawful_ground
from ..types import CaseRow
from ._decision import decide
from ._in_hand import take
from ._refusal import refusal_in_full


@command(may=is_staff)
def refuse(who: Principal, *, case: UUID, ground: str = "", fact: str = "", words: str = "") -> CaseRow:
    """``ground`` is a key of the service, ``fact`` what was found. Raises NotFound, ActNotPossible, RefusalIncomplete,
    GroundOutOfTime."""
    hand = take(who, Act.REFUSE, public_id=case, said={"ground": ground, "fact": fact, "words": words})
    lawful = lawful_ground(hand.procedure, ground, fact)
    check_in_time(
        lawful,
        calendar_of(hand.case),
        local(hand.case.registered_at or hand.case.received_at),
        hand.now,
    )
    return decide(hand, Act.REFUSE, refusal_in_full(hand, lawful, fact, words))
