"""Join a double to the first, which is still pending: one answer for both. Source: ORQ-445, article 25."""

from uuid import UUID

from darcha.ground import journal
from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import NotLinked
from ..models import CaseEvent, CaseLink
from ..rules.repeats import why_not_joined
from ..types import CaseRow
from ._closing import close
from ._in_hand import take
from ._other_case import letter_of, other_case


@command(may=is_staff)
def join(who: Principal, *, case: UUID, first: str = "", words: str = "") -> CaseRow:
    """``first`` is the number of the case that goes on. Raises NotFound, ActNotPossible, NeedsUnmet, NotLinked."""
    hand = take(who, Act.JOIN, public_id=case, said={"first": first, "words": words})
    goes_on = other_case(who, hand.said["first"], "first")
    why_not = why_not_joined(letter_of(hand.case), letter_of(goes_on))
    if why_not is not None:
        raise NotLinked(fields={"first": f"cases.why_not.{why_not}"}, reason=why_not)
    row = close(hand, Act.JOIN, {"text": hand.said["words"]}, params={"first": goes_on.number})
    CaseEvent(
        case=goes_on,
        code="joined_here",
        at=hand.now,
        actor_kind="body",
        actor_id=who.account_id,
        body=hand.case.body,
        post=hand.allowed.post or "",
        params={"number": hand.case.number},
    ).save(force_insert=True)
    CaseLink(case=hand.case, other=goes_on, kind="joined-to", at=hand.now).save(force_insert=True)
    journal.record(
        "cases.joined_here",
        by=who.actor,
        about=f"case:{goes_on.id}",
        person=goes_on.party_id if goes_on.party_kind == "individual" else None,
        details={"service": goes_on.service_key, "step": goes_on.step, "state": goes_on.state},
    )
    return row
