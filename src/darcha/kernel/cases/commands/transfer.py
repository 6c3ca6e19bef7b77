"""Forward a case to the competent body: the lead changes, what happened stays. Source: ORQ-445, articles 25 and 28.

The term counts anew from its arrival there. The body that had it keeps what it did, and sees nothing of what follows.
"""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import CaseTransferred
from ..models import CaseContent, CaseParticipant
from ..models.reading import row_of
from ..rules.lengthening import base_term
from ..rules.receivers import check_receiver, complained_about
from ..rules.submission import ABOUT_BODY
from ..types import CaseRow
from ._in_hand import InHand, close_requests, keep, move, note, retime, take

MOVED_FIELDS = ("body", "term_key")


@command(may=is_staff)
def transfer(who: Principal, *, case: UUID, body: str = "", words: str = "") -> CaseRow:
    """``body`` is the key of the competent one, ``words`` why it is. Raises NotFound, ActNotPossible, NeedsUnmet,
    WordsMissing, WrongAddressee, AlreadyThere, AboutItself."""
    hand = take(who, Act.TRANSFER, public_id=case, said={"body": body, "words": words})
    left, to = hand.case.body, hand.said["body"]
    answers = CaseContent.objects.get(case_id=hand.case.id).answers
    check_receiver(
        to,
        lead=left,
        about=complained_about(answers, ABOUT_BODY),
        bodies=catalogue.current().bodies,
        language=who.language,
    )
    move(hand, Act.TRANSFER)
    line = "transferred_back" if _had_it_before(hand, to) else "transferred"
    note(hand, line, params={"from_body": left, "to_body": to}, words={"text": hand.said["words"]})
    _hand_over(hand, left, to)
    close_requests(hand)
    hand.case.body, hand.case.assigned_to = to, None
    hand.case.step = hand.allowed.to_step or hand.procedure.first_step
    hand.case.term_key = base_term(hand.procedure.terms, hand.case.term_key)
    retime(hand)
    keep(hand, *MOVED_FIELDS)
    emit(CaseTransferred(case_id=hand.case.id, service=hand.case.service_key, from_body=left, body=to, line=line))
    return row_of(hand.case)


def _had_it_before(hand: InHand, to: str) -> bool:
    return CaseParticipant.objects.filter(case=hand.case, body=to, role="past").exists()


def _hand_over(hand: InHand, left: str, to: str) -> None:
    """The old lead first: there is never more than one."""
    participants = CaseParticipant.objects.filter(case=hand.case)
    participants.filter(body=left).update(role="past", until=hand.now)
    if not participants.filter(body=to).update(role="lead", until=None):
        CaseParticipant(case=hand.case, body=to, role="lead").save(force_insert=True)
