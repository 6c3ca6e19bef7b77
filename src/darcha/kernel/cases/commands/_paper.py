"""What a paper of a case stands on, and printing it in the language of the application. Ignores what was decided."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from darcha.ground.text import cite, t, write_day
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import DocumentTemplate, FormSubject
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import Document, Line

from ..models import CaseContent
from ..models.reading import party_of_case
from ..rules.papers import Ground, choose_paper, paper_fields, paper_lines, valid_until
from ._hand import InHand


def as_filed(hand: InHand, decision: Mapping[str, Any], content: CaseContent | None = None) -> Ground:
    """What was sent, with the facts of the registers as they stood then. ``content`` where it was read already."""
    content = content or CaseContent.objects.get(case_id=hand.case.id)
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


def print_decision(hand: InHand, outcome: str, ground: Ground) -> Document | None:
    """The paper of that outcome; None when the pack prints none for it."""
    ground = replace(ground, decision=_as_printed(hand, ground.decision))
    template = choose_paper(hand.service, outcome, ground)
    return _print(hand, template, ground) if template else None


def print_named(hand: InHand, key: str, ground: Ground) -> Document:
    """The paper of that key, whatever else is decided. Raises StopIteration for one that the pack does not have."""
    template = next(template for template in hand.service.documents if template.key == key)
    return _print(hand, template, replace(ground, decision=_as_printed(hand, ground.decision)))


def _print(hand: InHand, template: DocumentTemplate, ground: Ground) -> Document:
    case, service, language = hand.case, hand.service, hand.case.language
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


def _as_printed(hand: InHand, decision: Mapping[str, Any]) -> dict[str, Any]:
    """What papers say besides: which application this decides, who decided, and the law cited in their own language."""
    case = hand.case
    posts = {post.key: post.name for post in catalogue.current().bodies[case.body].posts}
    post = posts.get(hand.allowed.post or "")
    cited = {key: cite(decision[key], case.language) for key in ("article", "objection_article") if decision.get(key)}
    return {
        "article": "",
        "grounds": [],
        **decision,
        **cited,
        "by_silence": bool(decision.get("by_silence")),
        "number": case.number,
        "filed_on": write_day(case.received_at),
        "post": _signature(post.in_(case.language), hand) if post else "",
    }


def _signature(post: str, hand: InHand) -> str:
    return t("cases.panel.decision.in_place", hand.case.language, post=post) if hand.stands_in_for else post
