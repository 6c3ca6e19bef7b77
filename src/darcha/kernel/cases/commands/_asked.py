"""One open request of a case: found under the case's lock, and answered once. Ignores what was asked."""

from ..errors import ActNotPossible
from ..models import CaseRequest
from ._in_hand import InHand


def open_request(hand: InHand, kind: str) -> CaseRequest:
    """The one that waits. Raises ActNotPossible when it was answered just now."""
    found = CaseRequest.objects.filter(case_id=hand.case.id, kind=kind, answered_at=None).first()
    if found is None:
        raise ActNotPossible(reason="not-yours", act=kind)
    return found


def answer_request(hand: InHand, asked: CaseRequest, outcome: str) -> None:
    """Write down who answered it, and how."""
    asked.answered_at, asked.answered_by, asked.outcome = hand.now, hand.who.account_id, outcome
    asked.save(update_fields=["answered_at", "answered_by", "outcome"])
