"""Leave a petition unconsidered, by a conclusion with ground, article and fact. Source: ORQ-445, articles 5, 6, 22, 29.

Who approves the conclusion is the pack's word: it gives the act to the head.
"""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import RefusalIncomplete
from ..models import CaseContent, CaseEvent
from ..models.reading import local
from ..rules.late_complaint import is_heard
from ..rules.refusal import evidence_lack, lawful_ground
from ..rules.unconsidered import LATE, as_filed, check_leaving, complaint_timeliness
from ..types import CaseRow
from ._closing import close
from ._evidence import opened_evidence
from ._in_hand import InHand, take
from ._refusal import refusal_in_full


@command(may=is_staff)
def leave(who: Principal, *, case: UUID, ground: str = "", fact: str = "", words: str = "") -> CaseRow:
    """``ground`` is a key of the service; nobody leaves unconsidered what he has not opened. Raises NotFound,
    ActNotPossible, RefusalIncomplete, GroundNotSo."""
    hand = take(who, Act.LEAVE, public_id=case, said={"ground": ground, "fact": fact, "words": words})
    lack = evidence_lack((), (), opened_evidence(hand))
    lawful = lawful_ground(hand.procedure, ground, fact, lack, Act.LEAVE)
    content = CaseContent.objects.get(case_id=hand.case.id)
    filed = as_filed(
        content.answers, content.applicant, hand.case.body, identified=bool(content.applicant.get("number"))
    )
    filed_on = local(hand.case.received_at).date()
    in_time = complaint_timeliness(content.answers, filed_on, restored=hand.facts.time_restored)
    check_leaving(lawful.key, filed, in_time)
    if lawful.key == LATE:
        _check_heard(hand)
    decision = refusal_in_full(hand, lawful, fact, words) | {"outcome": "unconsidered"}
    params = {"ground": lawful.key, "article": lawful.article}
    return close(hand, Act.LEAVE, decision, params=params, tells=lawful.tells, paper="refuse")


def _check_heard(hand: InHand) -> None:
    """Nobody's complaint is left as late before its writer could say why. Raises RefusalIncomplete."""
    codes = CaseEvent.objects.filter(case=hand.case).values_list("code", flat=True)
    if not is_heard(codes):
        raise RefusalIncomplete(fields={"ground": "cases.leave.unheard"})
