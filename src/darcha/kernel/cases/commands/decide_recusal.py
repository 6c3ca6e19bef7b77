"""The head decides whether somebody keeps off a case: into other hands if so, back into theirs if not. Where nobody
else heads the body, a head of the body above decides."""

from dataclasses import replace
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import CaseRecusalDecided
from ..models.reading import row_of
from ..types import CaseRow, Relation
from ._asked import answer_request, open_request
from ._holders import hands_of
from ._in_hand import keep, move, note, take
from .recuse import KIND


@command(may=is_staff)
def decide_recusal(
    who: Principal,
    *,
    case: UUID,
    recusal: str | None = None,
    to: UUID | None = None,
    words: str = "",
    request: UUID | None = None,
) -> CaseRow:
    """``recusal`` is ``granted`` or ``denied``; ``to`` names the next holder when it is granted, nobody when it is left
    out; ``request`` is the recusal that was read. Raises NotFound, ActNotPossible, RequestChanged, NeedsUnmet,
    UnknownHolder."""
    said = {"recusal": recusal, "to": to, "words": words, "request": request}
    hand = take(who, Act.DECIDE_RECUSAL, public_id=case, said=said)
    if hand.standing.relation is Relation.CO_BODY:
        hand.standing = replace(hand.standing, bodies=(hand.facts.recusal_to,))
    asked, outcome, next_one = open_request(hand, KIND), hand.said["recusal"], hand.said["to"]
    granted = outcome == "granted"
    if granted and next_one:
        next_one, _ = hands_of(hand, next_one)
    answer_request(hand, asked, outcome)
    move(hand, Act.DECIDE_RECUSAL)
    hand.case.assigned_to = next_one if granted else UUID((asked.words or {}).get("held_by") or str(asked.asked_by))
    text = hand.said["words"]
    note(hand, f"recusal_{outcome}", words={"text": text} if text else None, for_applicant=False)
    keep(hand)
    emit(CaseRecusalDecided(case_id=hand.case.id, service=hand.case.service_key, granted=granted))
    return row_of(hand.case)
