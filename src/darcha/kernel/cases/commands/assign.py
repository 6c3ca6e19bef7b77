"""Take a case, or hand it over to another holder of a post. Whoever is away gets none."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import TakenMeanwhile
from ..events import CaseAssigned
from ..models.reading import row_of
from ..types import CaseRow, Relation
from ._holders import hands_of
from ._in_hand import InHand, keep, move, note, take


@command(may=is_staff)
def assign(who: Principal, *, case: UUID, to: UUID | None = None) -> CaseRow:
    """``to`` is the account of one who holds a post for this service in the leading body, oneself included.

    Raises NotFound, ActNotPossible, UnknownHolder, TakenMeanwhile.
    """
    hand = take(who, Act.ASSIGN, public_id=case, said={"to": to})
    to_account: UUID = hand.said["to"]
    holder, post = hands_of(hand, to_account)
    taken = to_account == who.account_id
    if taken and not _may_take(hand):
        raise TakenMeanwhile
    move(hand, Act.ASSIGN)
    hand.case.assigned_to = holder
    note(
        hand,
        "taken" if taken else "assigned",
        params={"post": post},
        words=None if taken else {"to": str(to_account)},
        for_applicant=taken,
    )
    keep(hand)
    emit(CaseAssigned(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)


def _may_take(hand: InHand) -> bool:
    """Of two officers who reach for one case the first has it; a head takes it from either."""
    held = hand.case.assigned_to
    return hand.standing.relation is Relation.HEAD or held is None or hand.standing.has_in_hand(held)
