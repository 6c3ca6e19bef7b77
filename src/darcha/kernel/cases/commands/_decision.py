"""The common end of every decision: paper, record, money, event. Ignores how it was reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from darcha.ground.outbox import emit
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act, FormSubject
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import Document, Line
from darcha.kernel.identity.types import PartyRef

from ..events import CaseDecided
from ..models import CaseContent
from ..models.reading import local, row_of
from ..rules.states import OUTCOME_OF
from ..rules.validity import valid_until
from ..types import CaseRow, CaseState, Relation
from ._in_hand import InHand, keep, move, note
from ._money import close_invoice, result_delivered


@dataclass(frozen=True, slots=True)
class Filed:
    """What a decision stands on: the answers, and the party with the facts of the registers."""

    answers: Mapping[str, Any]
    subject: FormSubject


def as_filed(hand: InHand) -> Filed:
    """The answers and the facts as they stood when the application was sent."""
    content = CaseContent.objects.get(case_id=hand.case.id)
    facts: dict[str, list[dict[str, Any]]] = {}
    for fact in content.facts:
        facts.setdefault(fact["registry"], []).append(fact["data"])
    return Filed(content.answers, FormSubject(hand.case.party_kind, facts, content.applicant))


def decide(hand: InHand, act: Act, decision: Mapping[str, Any], filed: Filed | None = None) -> CaseRow:
    """Print and seal the paper, write the decision down, settle the money, tell it. ``decision`` is sealed."""
    case = hand.case
    in_time = hand.now < local(case.pressing_at)
    move(hand, act)
    paper = _print(hand, act, decision, filed or as_filed(hand))
    params = {"ground": decision["ground"], "article": decision["article"]} if act is Act.REFUSE else {}
    if paper is not None:
        params |= {"document": str(paper.public_id), "document_number": paper.number}
    said = {key: decision[key] for key in ("text", "fact") if decision.get(key)}
    note(hand, OUTCOME_OF[act], params=params, words=said)
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
            outcome=OUTCOME_OF[act],
            automatic=hand.standing.relation is Relation.SYSTEM,
            in_time=in_time,
        )
    )
    return row_of(case)


def _print(hand: InHand, act: Act, decision: Mapping[str, Any], filed: Filed) -> Document | None:
    """The decision's paper in the language of the application; None when the pack prints none for this outcome."""
    case, service, language = hand.case, hand.service, hand.case.language
    template = catalogue.paper_for(service, act.value, filed.answers, filed.subject)
    if template is None:
        return None
    fields, lines = catalogue.paper_content(service, template, filed.answers, filed.subject, decision, language)
    return documents.issue(
        hand.who,
        kind=f"{service.key}.{template.key}",
        case_ref=case.id,
        body=case.body,
        issuer=catalogue.current().bodies[case.body].name.in_(language),
        holder=PartyRef(case.party_kind, case.party_id),
        template=template.source,
        fields=fields,
        language=language,
        title=template.title.in_(language),
        lines=[Line(label, value) for label, value in lines],
        valid_until=valid_until(template.valid_for, hand.now.date()),
    )
