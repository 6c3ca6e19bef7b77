"""The common end of every decision: paper, record, money, event. Ignores how it was reached."""

from collections.abc import Mapping
from typing import Any

from darcha.ground.outbox import emit
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import Document, Line
from darcha.kernel.identity.types import PartyRef

from ..events import CaseDecided
from ..models import CaseContent
from ..models.reading import local, row_of
from ..rules.papers import Ground, choose_paper, paper_fields, paper_lines, valid_until
from ..rules.states import OUTCOME_OF
from ..types import CaseRow, CaseState, Relation
from ._in_hand import InHand, keep, move, note
from ._money import close_invoice, result_delivered

LINE_OF = {Act.APPROVE: "approved", Act.REFUSE: "refused", Act.REPLY: "replied"}


def ground_of(hand: InHand, decision: Mapping[str, Any]) -> Ground:
    """What was filed, with the facts as they stood then."""
    content = CaseContent.objects.get(case_id=hand.case.id)
    facts: dict[str, list[dict[str, Any]]] = {key: [] for key in hand.service.registries}
    for fact in content.facts:
        facts.setdefault(fact["registry"], []).append(fact["data"])
    return Ground(content.answers, facts, content.applicant, decision)


def decide(hand: InHand, act: Act, decision: Mapping[str, Any], ground: Ground | None = None) -> CaseRow:
    """Print and seal the paper, write the decision down, settle the money, tell it. ``decision`` is sealed."""
    case = hand.case
    in_time = hand.now < local(case.pressing_at)
    ground = ground or ground_of(hand, decision)
    move(hand, act)
    paper = _print(hand, act, ground)
    params = {"ground": decision["ground"], "article": decision["article"]} if act is Act.REFUSE else {}
    if paper is not None:
        params |= {"document": str(paper.public_id), "document_number": paper.number}
    said = {key: decision[key] for key in ("text", "fact") if decision.get(key)}
    note(hand, LINE_OF[act], params=params, words=said)
    CaseContent.objects.filter(case_id=case.id).update(decision={**decision, "at": hand.now.isoformat()})
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
            outcome=OUTCOME_OF[act],
            automatic=hand.standing.relation is Relation.SYSTEM,
            in_time=in_time,
        )
    )
    return row_of(case)


def _print(hand: InHand, act: Act, ground: Ground) -> Document | None:
    """The decision's paper in the language of the application; None when the pack prints none for this outcome."""
    case, service = hand.case, hand.service
    template = choose_paper(service, act.value, ground)
    if template is None:
        return None
    body = catalogue.current().bodies[case.body]
    fields = paper_fields(service, template, ground, case.language)
    return documents.issue(
        hand.who,
        kind=f"{service.key}.{template.key}",
        case_ref=case.id,
        body=case.body,
        issuer=body.name.in_(case.language),
        holder=PartyRef(case.party_kind, case.party_id),
        template=template.source,
        fields=fields,
        language=case.language,
        title=template.title.in_(case.language),
        lines=[Line(*line) for line in paper_lines(service, template, fields, case.language)],
        valid_until=valid_until(template, hand.now.date()),
    )
