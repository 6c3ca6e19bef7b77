"""A decision that waits for a second person: kept as it was said, and nothing else changes. Ignores what it decides."""

from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act

from ..events import CaseProposed
from ..models import CaseRequest
from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import InHand, note

KIND = "confirmation"


def propose(hand: InHand, act: Act) -> CaseRow:
    """For those posts to confirm. The case is under its lock, and has no other open proposal."""
    case = hand.case
    CaseRequest.objects.create(
        case=case,
        kind=KIND,
        act=act.value,
        step=case.step,
        post=hand.allowed.post or "",
        asked_by=hand.who.own_account,
        asked_at=hand.now,
        to_posts=list(hand.allowed.confirmed_by),
        words={name: list(value) if isinstance(value, tuple) else value for name, value in hand.said.items()},
    )
    note(hand, "proposed", params={"act": act.value}, for_applicant=False)
    emit(CaseProposed(case_id=case.id, service=case.service_key, act=act.value))
    return row_of(case)
