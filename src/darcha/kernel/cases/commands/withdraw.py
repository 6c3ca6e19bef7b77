"""The applicant takes the application back before a decision. Source: ORQ-445, articles 30 and 32."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_person

from ..events import CaseWithdrawn
from ..models.reading import calendar_of, row_of
from ..rules.within import last_day_within
from ..types import CaseRow, CaseState
from ._in_hand import keep, move, note, take
from ._money import close_invoice


@command(may=is_person)
def withdraw(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """An unpaid invoice is closed; a paid fee goes back where the pack says so. Raises NotFound, ActNotPossible."""
    hand = take(who, Act.WITHDRAW, public_id=case, said={"words": words})
    text = hand.said["words"]
    was = CaseState(hand.case.state)
    move(hand, Act.WITHDRAW)
    note(hand, "withdrawn", words={"text": text} if text else None)
    if hand.procedure.papers_back_within:
        due = last_day_within(hand.procedure.papers_back_within, calendar_of(hand.case), hand.now)
        note(hand, "papers_due", params={"due": due.isoformat()})
    close_invoice(hand, was)
    keep(hand)
    emit(CaseWithdrawn(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)
