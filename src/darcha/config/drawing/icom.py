"""Inputs, controls, outputs and mechanisms of a service, and of each of its steps. Ignores where they are drawn."""

from dataclasses import dataclass
from typing import Literal

from darcha.ground.text import cite, t
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue.types import Act, Catalogue, QuestionType

from .net_of_steps import Place, Process

Side = Literal["I", "C", "O", "M"]


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow of the context, by its ICOM code, with what it carries; ``at``: the steps that it reaches or leaves."""

    side: Side
    code: str
    name: str
    details: tuple[str, ...]
    at: tuple[str, ...]


def arrows_of(process: Process, catalogue: Catalogue) -> list[Arrow]:
    """Every arrow with something on it, numbered on each side."""
    found: list[Arrow] = []
    for side, kind, details, at in _all(process, catalogue):
        if details:
            code = f"{side}{1 + sum(arrow.side == side for arrow in found)}"
            name = t(f"drawing.icom.{kind}", process.lang)
            found.append(Arrow(side, code, name, tuple(dict.fromkeys(details)), tuple(place.key for place in at)))
    return found


def _all(process: Process, catalogue: Catalogue) -> list[tuple[Side, str, list[str], list[Place]]]:
    lang, service = process.lang, process.service
    first = [process.place(process.first)]
    paid = [place for place in process.places if any(flow.act == Act.PAY for flow in place.flows)]
    decided = [place for place in process.places if any(flow.who in ("body", "system") for flow in place.moves)]
    by_rule = [place for place in decided if any(flow.rule for flow in place.moves if flow.who != "clock")]
    refused = [place for place in process.places if any(flow.act == Act.REFUSE for flow in place.moves)]
    timed = [place for place in process.places if any(flow.act == Act.SILENCE for flow in place.flows)]
    ends = [place for place in process.places if place.is_end] or decided
    by_itself = [place for place in process.places if place.is_automatic]
    entered = [process.place(step.key) for step in service.procedure.steps if step.writes]
    asked = [place for place in process.places if place.asks]
    questions = service.form.questions()
    return [
        ("I", "answers", [page.title.in_(lang) for page in service.form.pages], first),
        ("I", "attachments", [one.label.in_(lang) for one in questions if one.type == QuestionType.FILES], first),
        ("I", "records", _registers(process, catalogue), by_rule or decided[:1] or first),
        ("C", "law", _law(process), decided or first),
        ("C", "fees", _fees(process), paid),
        ("C", "terms", _terms(process), timed),
        ("C", "grounds", [ground.text.in_(lang) for ground in service.procedure.refusal_grounds], refused),
        ("M", "provider", [t("drawing.icom.provider.says", lang)] if paid else [], paid),
        ("M", "registers", _holders(process, catalogue), by_rule or decided[:1] or first),
        ("M", "rule", [t("drawing.icom.rule.says", lang)] if by_rule else [], by_rule),
        ("M", "platform", [t("drawing.icom.platform.says", lang)] if by_itself else [], by_itself),
        ("M", "asked", [one.name for place in asked for one in place.asks], asked),
        ("M", "posts", [process.body, *_posts(process)], [place for place in process.places if place.doers]),
        ("O", "decisions", [flow.words for flow in process.flows if flow.papers], ends),
        ("O", "documents", [paper.title.in_(lang) for paper in service.documents], ends),
        ("O", "entries", _entries(process, catalogue), entered),
        ("O", "notices", [notice.subject.in_(lang) for notice in service.notices.values()], ends),
    ]


def _registers(process: Process, catalogue: Catalogue) -> list[str]:
    return [catalogue.registries[key].name.in_(process.lang) for key in process.service.registries]


def _entries(process: Process, catalogue: Catalogue) -> list[str]:
    written = [step.writes.registry for step in process.service.procedure.steps if step.writes]
    return [catalogue.registries[key].name.in_(process.lang) for key in written]


def _holders(process: Process, catalogue: Catalogue) -> list[str]:
    holders = [catalogue.registries[key].holder for key in process.service.registries]
    return [catalogue.bodies[holder].name.in_(process.lang) for holder in holders]


def _posts(process: Process) -> list[str]:
    return [process.posts.get(post, post) for place in process.places for post in place.doers]


def _law(process: Process) -> list[str]:
    basis = process.service.legal_basis
    acts = [
        cite(one.act + (f", {one.article}" if one.article else ""), process.lang, confirmed=one.confirmed)
        for one in basis
    ]
    objection = process.service.procedure.objection
    return [*acts, cite(objection.article, process.lang, confirmed=objection.confirmed)]


def _fees(process: Process) -> list[str]:
    rates = process.service.fees.rates
    return [rate.text.in_(process.lang) for rate in rates[-1].value] if rates else []


def _terms(process: Process) -> list[str]:
    lang = process.lang
    return [
        f"{term.rule.in_(lang)} ({cite(term.article, lang, confirmed=term.confirmed)})"
        for term in cases.terms_today(process.service)
    ]
