"""A case under its lock, and the parts that every act shares. Ignores which act it is."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from darcha.ground import clock
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.api import check_mandate
from darcha.kernel.identity.types import Principal

from ..errors import ActNotPossible, NotFound, RequestChanged
from ..models import CaseEvent, CaseRequest
from ..models.reading import calendar_of, local
from ..rules.clock import Happened, ask_the_law, term_of
from ..rules.needs import met
from ..rules.needs_now import needs_of
from ..rules.possible import judge
from ..rules.standing import standing_of
from ..rules.states import OUTCOME_OF, after
from ..types import CLOSED_STATES, CaseState, Relation
from ..visible import facts_known, find_visible, visible_cases, with_history
from ._hand import InHand, note
from ._term_kept import TERM_FIELDS, keep_term
from ._walk import walk_on

__all__ = ["InHand", "keep", "move", "note", "retime", "take"]


def take(
    who: Principal,
    act: Act,
    *,
    public_id: UUID | None = None,
    case_id: UUID | None = None,
    said: Mapping[str, Any] | None = None,
    waits: bool = True,
) -> InHand:
    """Lock the case, then read it: what somebody did while this one waited counts, requests and lines of the timeline
    too. Then let the table decide; ``said`` is held against what the act needs, None where it needs nothing
    or the platform acts. ``waits=False`` leaves a case that another holds to that other. Raises NotFound for what is
    not visible (or left), ActNotPossible, RequestChanged, what ``met`` raises, and identity's NoMandate for one who has
    ceased to act for the party."""
    check_mandate(who)
    which = {"public_id": public_id} if public_id else {"id": case_id}
    locked = visible_cases(who).filter(**which).select_for_update(of=("self",), skip_locked=not waits)
    if not locked.values_list("id", flat=True):
        raise NotFound
    case = find_visible(who, public_id) if public_id else with_history(visible_cases(who)).filter(**which).first()
    if case is None:
        raise NotFound
    service = catalogue.pinned(case.version_id)
    facts = facts_known(case)
    standing = standing_of(who, facts)
    allowed = judge(act, service.procedure, facts, standing)
    if allowed.why_not is not None:
        raise ActNotPossible(reason=allowed.why_not, act=act.value)
    if said is not None and said.get("request") not in (None, allowed.request):
        raise RequestChanged
    kept = met(needs_of(allowed), said) if said is not None else {}
    return InHand(who, case, service, facts, standing, clock.now(), allowed, kept)


def move(hand: InHand, act: Act, outcome: str | None = None) -> None:
    """The row after the act: state, step, and for a last act the outcome, where the act alone does not say it. A first
    act of an officer takes the case: for whoever they stand in for, if it is by that one's post."""
    case = hand.case
    case.state = after(act, CaseState(case.state))
    case.step = hand.allowed.to_step or case.step
    if case.state in CLOSED_STATES:
        case.closed_at, case.outcome = hand.now, outcome or OUTCOME_OF[act]
        if (
            hand.facts.proposal
            or hand.facts.recusal_by
            or hand.facts.hearing_at
            or hand.facts.requests
            or hand.facts.delegation
        ):
            close_requests(hand)
    if hand.standing.relation is Relation.OFFICER and case.assigned_to is None:
        case.assigned_to = hand.stands_in_for or hand.who.account_id


def close_requests(hand: InHand) -> None:
    """What was asked while the case was open needs no answer any more."""
    still_open = CaseRequest.objects.filter(case_id=hand.case.id, answered_at=None)
    still_open.update(answered_at=hand.now, answered_by=hand.who.account_id, outcome="void")


def retime(hand: InHand) -> None:
    """Ask the term law again, with everything that has happened, and keep its answer on the row."""
    case = hand.case
    happened = [
        Happened(code, local(at), params)
        for code, at, params in CaseEvent.objects.filter(case=case).values_list("code", "at", "params")
    ]
    answer = ask_the_law(
        term_of(hand.procedure, case.term_key),
        calendar_of(case),
        local(case.received_at),
        happened,
    )
    keep_term(case, answer, hand.now)


def keep(hand: InHand, *more: str) -> None:
    """Go through the steps that the platform does by itself, and write the slim row; ``more`` are fields that few acts
    touch. Of a closed case the sweep wants nothing."""
    walk_on(hand)
    if hand.case.state in CLOSED_STATES:
        hand.case.sweep_at = None
    hand.case.save(
        update_fields=[
            "state",
            "step",
            *TERM_FIELDS,
            "assigned_to",
            "closed_at",
            "outcome",
            *more,
        ]
    )
