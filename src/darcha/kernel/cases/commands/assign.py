"""Take a case, or hand it over to another holder of a post. Ignores substitution during leave."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import UnknownHolder
from ..events import CaseAssigned
from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import InHand, keep, move, note, take


@command(may=is_staff)
def assign(who: Principal, *, case: UUID, to: UUID | None = None) -> CaseRow:
    """``to`` is the account of one who holds a post for this service in the leading body, oneself included.

    Raises NotFound, ActNotPossible, UnknownHolder.
    """
    hand = take(who, Act.ASSIGN, public_id=case, said={"to": to})
    holder: UUID = hand.said["to"]
    post = _post_of(hand, holder)
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


def _post_of(hand: InHand, account: UUID) -> str:
    for holder in identity.find_post_holders(hand.case.body):
        post = holder.post
        serves = post.role == "head" or not post.services or hand.case.service_key in post.services
        if holder.account_id == account and serves:
            return post.key
    raise UnknownHolder(fields={"to": "cases.need.holder_needed"})
