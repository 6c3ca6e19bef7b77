"""The common end of every decision: paper, record, money, event. Ignores how it was reached."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act

from ..events import CaseDecided
from ..models import CaseContent
from ..models.reading import local, row_of
from ..rules.papers import Ground
from ..types import CaseRow, CaseState, Relation
from ._in_hand import InHand, keep, move, note
from ._money import close_invoice, result_delivered
from ._paper import as_filed, print_decision
from ._proposal import propose


def decide(hand: InHand, act: Act, decision: Mapping[str, Any], ground: Ground | None = None) -> CaseRow:
    """Print and seal the paper, write the decision down, settle the money, tell it. ``decision`` is sealed. Where the
    pack wants a second person, it is proposed instead."""
    if hand.allowed.confirmed_by:
        return propose(hand, act)
    case = hand.case
    in_time = hand.now < local(case.pressing_at)
    outcome = str(decision["outcome"])
    move(hand, act, outcome)
    decision = {**decision, **signature(hand)}
    paper = print_decision(hand, act.value, replace(ground, decision=decision) if ground else as_filed(hand, decision))
    by_silence = bool(decision.get("by_silence"))
    grounded = act is Act.REFUSE or by_silence
    params: dict[str, Any] = {key: decision[key] for key in ("ground", "article")} if grounded else {}
    if by_silence:
        params["by_silence"] = True
    if paper is not None:
        params |= {"document": str(paper.public_id), "document_number": paper.number}
    said = {key: decision[key] for key in ("text", "fact") if decision.get(key)}
    note(hand, outcome, params=params, words=said)
    CaseContent.objects.filter(case_id=case.id).update(decision=dict(decision))
    if act is Act.REFUSE and hand.service.fees.refund_on_refusal:
        close_invoice(hand, CaseState.IN_PROGRESS)
    else:
        result_delivered(hand)
    keep(hand)
    emit(
        CaseDecided(
            case_id=case.id,
            service=case.service_key,
            body=case.body,
            region=case.region,
            outcome=outcome,
            automatic=hand.standing.relation is Relation.SYSTEM,
            in_time=in_time,
            by_silence=by_silence,
        )
    )
    return row_of(case)


def signature(hand: InHand) -> dict[str, str]:
    """Who answers for a decision, by which post, and in whose place; nobody where the law or a rule decides."""
    if hand.standing.relation is Relation.SYSTEM:
        return {}
    signed = {"signed_by": str(hand.who.own_account), "signed_post": hand.allowed.post or ""}
    return {**signed, "signed_for": str(hand.stands_in_for)} if hand.stands_in_for else signed
