"""Refuse, as a reasoned act that stands on evidence and can be objected to. Source: ORQ-457; for petitions ORQ-445."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..models.reading import calendar_of, local
from ..rules.refusal import check_in_time, evidence_lack, lawful_ground
from ..types import CaseRow
from ._decision import decide
from ._evidence import known_evidence, opened_evidence
from ._in_hand import take
from ._refusal import refusal_in_full


@command(may=is_staff)
def refuse(
    who: Principal, *, case: UUID, ground: str = "", fact: str = "", words: str = "", evidence: Sequence[str] = ()
) -> CaseRow:
    """``ground`` is a key of the service, ``fact`` what was found, ``evidence`` what of the case it is seen from; what
    the officer has opened is known. Raises NotFound, ActNotPossible, RefusalIncomplete, GroundOutOfTime."""
    said = {"ground": ground, "fact": fact, "words": words, "evidence": evidence}
    hand = take(who, Act.REFUSE, public_id=case, said=said)
    opened = opened_evidence(hand)
    lack = evidence_lack(evidence, known_evidence(hand) if evidence else (), opened)
    lawful = lawful_ground(hand.procedure, ground, fact, lack)
    check_in_time(
        lawful,
        calendar_of(hand.case),
        local(hand.case.registered_at or hand.case.received_at),
        hand.now,
    )
    refusal = refusal_in_full(hand, lawful, fact, words)
    return decide(hand, Act.REFUSE, {**refusal, "evidence": list(evidence), "opened": list(opened)})
