"""Confirm a decision that another proposed: from now on it is decided, and both answer for it."""

from dataclasses import replace
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import SamePerson
from ..types import CaseRow
from ._asked import answer_request, open_request
from ._deciding import DECISIONS
from ._decision import decide
from ._filing_away import filed
from ._in_hand import note, take
from ._proposal import KIND


@command(may=is_staff)
def confirm(who: Principal, *, case: UUID, words: str = "", request: UUID | None = None) -> CaseRow:
    """The law is asked again, as it stands now. ``request`` is the proposal that was read. Raises NotFound,
    ActNotPossible, RequestChanged, SamePerson, and what the decision itself may raise."""
    hand = take(who, Act.CONFIRM, public_id=case, said={"words": words, "request": request})
    proposal = open_request(hand, KIND)
    if identity.is_same_person(who.own_account, proposal.asked_by):
        raise SamePerson
    act = Act(proposal.act)
    answer_request(hand, proposal, "confirmed")
    text = hand.said["words"]
    note(hand, "confirmed", params={"act": act.value}, words={"text": text} if text else None, for_applicant=False)
    here = next((one for one in hand.procedure.step(proposal.step).acts if one.act is act), None)
    hand.allowed = replace(hand.allowed, to_step=here.to_step if here else None)
    hand.said = proposal.words or {}
    if act is Act.FILE:
        return filed(hand, str(proposal.asked_by))
    return decide(hand, act, {**DECISIONS[act](hand), "proposed_by": str(proposal.asked_by)})
