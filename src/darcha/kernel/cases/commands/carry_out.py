"""Carry out on the first case what was decided on an objection: an act of the platform, at once. A paper that falls is
revoked, one that stands is carried out again, and what is to be decided anew gets its term."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.errors import AlreadyEnded
from darcha.kernel.identity.types import Principal, is_system

from ..events import ObjectionCarriedOut
from ..models import CaseContent, CaseEvent, CaseLink
from ..models.reading import local
from ..rules.objection import DECISIONS
from ..rules.reopening import order_anew, step_to_decide
from ..types import CLOSED_STATES, CaseState
from ..types.objection import OBJECTS_TO
from ..types.states import OBJECTION_DECIDED
from ._as_told import decide_as_told
from ._clarity import end_question
from ._in_hand import InHand, keep, note, retime, take
from ._money import FEE_AGAIN, ask_fee_again
from ._outside import SYSTEM
from ._paper_now import paper_now


@command(may=is_system)
def carry_out(who: Principal, *, objection_id: UUID) -> bool:
    """False when this case is no objection, is not closed yet, or was carried out before."""
    links = CaseLink.objects.select_for_update(of=("self",)).select_related("case")
    link = links.filter(case_id=objection_id, kind=OBJECTS_TO, settled_at=None).first()
    if link is None or link.case.state not in CLOSED_STATES:
        return False
    hand = take(who, Act.CARRY_OUT, case_id=link.other_id)
    outcome = link.case.outcome if link.case.outcome in OBJECTION_DECIDED else "closed"
    _settle(hand, link, outcome)
    link.settled_at = hand.now
    link.save(update_fields=["settled_at", "params"])
    emit(
        ObjectionCarriedOut(
            case_id=hand.case.id,
            objection_id=link.case_id,
            service=hand.case.service_key,
            body=hand.case.body,
            outcome=outcome,
            line=f"objection_{outcome}",
        )
    )
    return True


def _settle(hand: InHand, link: CaseLink, outcome: str) -> None:
    line = CaseEvent.objects.filter(id=link.params["line"]).first() if link.params["line"] else None
    named = line.params.get("document") if line is not None else None
    paper = paper_now(hand.case.id, UUID(named)) if named else None
    told: dict[str, Any] = {"objection": link.case.number, "act": link.params["act"]}
    if outcome in ("upheld", "closed"):
        if paper is not None:
            documents.lift_suspension(SYSTEM, paper)
        note(hand, f"objection_{outcome}", params=told)
        return
    if link.params["act"] in DECISIONS:
        _undo_decision(hand, paper)
    elif line is not None:
        _undo_step(hand, line)
    decision: dict[str, Any] = CaseContent.objects.values("decision").get(case_id=link.case_id)["decision"] or {}
    fee_due = ask_fee_again(hand) if link.params["act"] in DECISIONS else None
    at_once = outcome == "changed" and not fee_due
    anew = link.params["act"] in DECISIONS or outcome == "obliged"
    told |= order_anew(link.case.number, decision, for_a_fee=bool(fee_due)) if anew and not at_once else {}
    note(hand, f"objection_{outcome}", params=told, words={"text": decision["text"]})
    if fee_due:
        note(hand, "fee_again", params=fee_due)
        link.params = {**link.params, "awaits_fee": outcome == "changed"}
    retime(hand)
    keep(hand, *FEE_AGAIN)
    if at_once:
        decide_as_told(hand, decision)


def _undo_decision(hand: InHand, paper: UUID | None) -> None:
    """The case is open again, where it can be decided; a term of its own is counted by the line that follows."""
    if paper is not None:
        with suppress(AlreadyEnded):  # its force had ended before: there is nothing left to take away
            documents.revoke(SYSTEM, paper, reason="annulled-on-objection")
    end_question(hand.case, hand.now)
    if hand.case.state in CLOSED_STATES:
        hand.case.state, hand.case.closed_at, hand.case.outcome = CaseState.IN_PROGRESS.value, None, ""
        hand.case.step = step_to_decide(hand.procedure)
        CaseContent.objects.filter(case_id=hand.case.id).update(decision=None)


def _undo_step(hand: InHand, line: CaseEvent) -> None:
    """A question needs no answer any more; an extension has never been."""
    if line.code == "asked" and hand.case.state == CaseState.AWAITING_APPLICANT:
        hand.case.state, hand.case.step = CaseState.IN_PROGRESS.value, step_to_decide(hand.procedure)
        note(hand, "question_annulled")
    elif line.code == "extended":
        note(hand, "extension_annulled", params={"extended_at": local(line.at).isoformat()})
