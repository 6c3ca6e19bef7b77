"""A case in hand and a line of its timeline. Ignores how it came into hand: that is ``_in_hand``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from darcha.ground import journal
from darcha.kernel.catalogue.types import Procedure, Service
from darcha.kernel.identity.types import Principal

from ..models import Case, CaseEvent
from ..types import CaseFacts, PossibleAct, Relation, Standing

SIDE = {Relation.APPLICANT: "applicant", Relation.SYSTEM: "system"}


@dataclass(slots=True)
class InHand:
    """The locked row with its pinned service, the standing of the one who acts, and what was ``said`` as it is kept."""

    who: Principal
    case: Case
    service: Service
    facts: CaseFacts
    standing: Standing
    now: datetime
    allowed: PossibleAct
    said: Mapping[str, Any] = field(default_factory=dict)
    lines: list[CaseEvent] = field(default_factory=list)

    @property
    def procedure(self) -> Procedure:
        return self.service.procedure

    @property
    def stands_in_for(self) -> UUID | None:
        """The absent colleague for whom this is done, if it is."""
        return self.standing.stands_in_for(self.allowed.post, self.facts.assigned_to)


def note(
    hand: InHand,
    code: str,
    *,
    params: Mapping[str, Any] | None = None,
    words: Mapping[str, Any] | None = None,
    for_applicant: bool = True,
) -> CaseEvent:
    """Write a line of the timeline and of the journal. ``params`` are codes and numbers; ``words`` are sealed."""
    body = _acting_body(hand)
    line = CaseEvent(
        case=hand.case,
        code=code,
        at=hand.now,
        actor_kind=SIDE.get(hand.standing.relation, "body"),
        actor_id=hand.who.account_id,
        body=body,
        post=(hand.allowed.post or "") if body else "",
        params=dict(params or {}),
        words=dict(words) if words else None,
        for_applicant=for_applicant,
        stands_in_for=hand.stands_in_for,
    )
    line.save(force_insert=True)
    hand.lines.append(line)
    details = {"service": hand.case.service_key, "step": hand.case.step, "state": hand.case.state}
    if line.stands_in_for:
        details["for"] = str(line.stands_in_for)
    journal.record(
        f"cases.{code}",
        by=hand.who.actor,
        about=f"case:{hand.case.id}",
        person=hand.case.party_id if hand.case.party_kind == "individual" else None,
        details=details,
    )
    return line


def _acting_body(hand: InHand) -> str:
    """The lead, or the body that was asked and answers; empty where none acts."""
    if hand.standing.relation in (Relation.OFFICER, Relation.HEAD):
        return hand.case.body
    return hand.standing.bodies[0] if hand.standing.relation is Relation.CO_BODY else ""
