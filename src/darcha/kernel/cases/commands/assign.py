"""Take a case, or hand it over to another holder of a post. Ignores substitution during leave."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import CaseAssigned
from ..models.reading import row_of
from ..types import CaseRow
from ._holders import post_of_holder
from ._in_hand import keep, move, note, take


@command(may=is_staff)
def assign(who: Principal, *, case: UUID, to: UUID | None = None) -> CaseRow:
    """``to`` is the account of one who holds a post for this service in the leading body, oneself included.

    Raises NotFound, ActNotPossible, UnknownHolder.
    """
    hand = take(who, Act.ASSIGN, public_id=case, said={"to": to})
    holder: UUID = hand.said["to"]
    post = post_of_holder(hand, holder)
    move(hand, Act.ASSIGN)
    hand.case.assigned_to = holder
    taken = holder == who.account_id
    note(
        hand,
        "taken" if taken else "assigned",
        params={"post": post},
        words=None if taken else {"to": str(holder)},
        for_applicant=taken,
    )
    keep(hand)
    emit(CaseAssigned(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)
