"""The common end of every decision: paper, record, money, event. Ignores how it was reached."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from darcha.ground.outbox import emit
from darcha.ground.text import cite, write_day
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act, FormSubject
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import Document, Line

from ..events import CaseDecided
from ..models import CaseContent
from ..models.reading import local, party_of_case, row_of
from ..rules.papers import Ground, choose_paper, paper_fields, paper_lines, valid_until
from ..types import CaseRow, CaseState, Relation
from ._in_hand import InHand, keep, move, note
from ._money import close_invoice, result_delivered
from ._proposal import propose


def as_filed(hand: InHand, decision: Mapping[str, Any]) -> Ground:
    """What was sent, with the facts of the registers as they stood then."""
    content = CaseContent.objects.get(case_id=hand.case.id)
    facts: dict[str, list[dict[str, Any]]] = {}
    for fact in content.facts:
        facts.setdefault(fact["registry"], []).append(fact["data"])
    return ground_of(
        hand, content.answers, FormSubject(party_of_case(hand.case).kind, facts, content.applicant), decision
    )


def ground_of(hand: InHand, answers: Mapping[str, Any], subject: FormSubject, decision: Mapping[str, Any]) -> Ground:
    """What a decision stands on. A register that the service reads and that knows nothing is an empty list."""
    return Ground(
        answers=catalogue.with_carried(hand.service, answers, subject),
        facts={key: subject.facts.get(key, ()) for key in hand.service.registries},
        applicant=subject.applicant,
        decision=decision,
    )


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
    paper = print_paper(hand, act.value, replace(ground, decision=decision) if ground else as_filed(hand, decision))
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
    """Who answers for a decision, by which post; nobody where the law or a rule decides."""
    if hand.standing.relation is Relation.SYSTEM:
        return {}
    return {"signed_by": str(hand.who.own_account), "signed_post": hand.allowed.post or ""}


def _as_printed(hand: InHand, decision: Mapping[str, Any]) -> dict[str, Any]:
    """What papers say besides: which application this decides, who decided, and the law cited in their own language."""
    case = hand.case
    posts = {post.key: post.name for post in catalogue.current().bodies[case.body].posts}
    post = posts.get(hand.allowed.post or "")
    cited = {key: cite(decision[key], case.language) for key in ("article", "objection_article") if decision.get(key)}
    return {
        "article": "",
        **decision,
        **cited,
        "by_silence": bool(decision.get("by_silence")),
        "number": case.number,
        "filed_on": write_day(case.received_at),
        "post": post.in_(case.language) if post else "",
    }


def print_paper(hand: InHand, outcome: str, ground: Ground) -> Document | None:
    """The paper of that outcome in the language of the application; None when the pack prints none for this outcome."""
    case, service, language = hand.case, hand.service, hand.case.language
    ground = replace(ground, decision=_as_printed(hand, ground.decision))
    template = choose_paper(service, outcome, ground)
    if template is None:
        return None
    fields = paper_fields(service, template, ground, language)
    return documents.issue(
        hand.who,
        kind=f"{service.key}.{template.key}",
        case_ref=case.id,
        body=case.body,
        issuer=catalogue.current().bodies[case.body].name.in_(language),
        holder=party_of_case(case),
        template=template.source,
        fields=fields,
        language=language,
        title=template.title.in_(language),
        lines=[Line(*line) for line in paper_lines(service, template, fields, language)],
        valid_until=valid_until(template, hand.now.date()),
    )
