"""Hand a step of a case to a colleague for some days, with words: whoever holds it goes on answering for it."""

from datetime import date
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import UnknownHolder
from ..events import CaseDelegated
from ..models import CaseRequest
from ..models.reading import find_local, row_of
from ..rules.delegating import check_until
from ..types import CaseRow
from ._holders import hands_of
from ._in_hand import InHand, keep, move, note, take

KIND = "delegation"


@command(may=is_staff)
def delegate(
    who: Principal,
    *,
    case: UUID,
    to: UUID | None = None,
    what: str | None = None,
    until: date | None = None,
    words: str = "",
) -> CaseRow:
    """``what`` of the case, ``until`` its last day, ``words`` what is to be done. Raises NotFound, ActNotPossible,
    UnknownHolder, NeedsUnmet, WordsMissing."""
    said = {"to": to, "what": what, "until": until, "words": words}
    hand = take(who, Act.DELEGATE, public_id=case, said=said)
    account, _ = hands_of(hand, hand.said["to"], stays_where_it_is=True)
    move(hand, Act.DELEGATE)
    if account == hand.case.assigned_to:
        raise UnknownHolder(fields={"to": "cases.need.delegate_self"})
    check_until(hand.said["until"], clock.today(), _last_day(hand))
    before = CaseRequest.objects.filter(case_id=hand.case.id, kind=KIND, answered_at=None)
    before.update(answered_at=hand.now, outcome="over")
    CaseRequest.objects.create(
        case=hand.case,
        kind=KIND,
        act=hand.said["what"],
        step=hand.case.step,
        post=hand.allowed.post or "",
        asked_by=who.own_account,
        asked_at=hand.now,
        to_account=account,
        due_on=hand.said["until"],
        words={"text": hand.said["words"]},
    )
    note(hand, "delegated", params={"what": hand.said["what"]}, words={"text": hand.said["words"]}, for_applicant=False)
    keep(hand)
    emit(CaseDelegated(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)


def _last_day(hand: InHand) -> date | None:
    ends_at = find_local(hand.case.due_at)
    return hand.case.due_on or (ends_at.date() if ends_at else None)
