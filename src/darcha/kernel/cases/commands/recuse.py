"""Keep one's hands off a case, with the reason: from now on until the head has decided, and for good if granted.

Source: ORQ-457, articles 31 and 32."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import CaseRecusalAsked
from ..models import CaseRequest
from ..models.reading import row_of
from ..types import CaseRow
from ._above import let_in, who_decides_for
from ._in_hand import keep, move, note, take

KIND = "recusal"


@command(may=is_staff)
def recuse(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """``words`` is the reason, for the head alone; where nobody else heads the body, a head of the body above decides.
    The case is nobody's then. Raises NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.RECUSE, public_id=case, said={"words": words})
    decides = who_decides_for(hand.case.body, asker=who.own_account, recused=hand.facts.recused)
    above = "" if decides == hand.case.body else decides
    if above:
        let_in(hand.case, above)
    CaseRequest.objects.create(
        case=hand.case,
        kind=KIND,
        act=Act.RECUSE.value,
        step=hand.case.step,
        post=hand.allowed.post or "",
        asked_by=who.own_account,
        asked_at=hand.now,
        body=above,
        words={"text": hand.said["words"], "held_by": str(hand.case.assigned_to)},
    )
    move(hand, Act.RECUSE)
    hand.case.assigned_to = None
    note(hand, "recusal_asked", words={"text": hand.said["words"]}, for_applicant=False)
    keep(hand)
    emit(CaseRecusalAsked(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)
