"""The decision of a case; a refusal with its ground, article, fact and the route of objection."""

from dataclasses import dataclass
from datetime import datetime

from darcha.furniture.language import TAGS
from darcha.furniture.parts import FactRow
from darcha.ground.text import cite, t

from ..rules.refusal import objection_name
from ..types import CaseView, Decision


@dataclass(frozen=True, slots=True)
class DecisionPanel:
    """Shown by ``cases/panels/decision.html``. ``language`` tags the words, which stay as they were written."""

    title: str
    at: datetime
    words: str
    rows: tuple[FactRow, ...]
    language: str = ""


def decision_panel(view: CaseView, language: str, objection_body: str = "") -> DecisionPanel | None:
    """None while there is no decision. ``objection_body`` is the name of the body that an objection goes to.

    What the law and the pinned pack say is shown in the reader's language; what the officer wrote, in its own.
    """
    decision = view.decision
    if decision is None:
        return None
    tag = TAGS[view.language]
    rows = () if decision.ground is None else _refusal_rows(view, decision, language, objection_body, tag)
    title = t(f"cases.outcome.{decision.outcome}", language)
    return DecisionPanel(title, decision.at, decision.words, rows, tag)


def _refusal_rows(
    view: CaseView, decision: Decision, language: str, objection_body: str, tag: str
) -> tuple[FactRow, ...]:
    procedure = view.service.procedure
    known = {one.key: one.text.in_(language) for one in procedure.refusal_grounds}
    ground = known.get(decision.ground or "", decision.ground_text or "")
    route = t(
        "cases.panel.decision.objection_text",
        language,
        body=objection_body or objection_name(decision.objection_body or "", {}, language),
        within=procedure.objection.within.in_(language),
        article=cite(decision.objection_article or "", language),
    )
    return (
        FactRow(t("cases.panel.decision.ground", language), ground),
        FactRow(t("cases.panel.decision.article", language), cite(decision.article or "", language)),
        FactRow(t("cases.panel.decision.fact", language), decision.fact or "", lang=tag),
        FactRow(t("cases.panel.decision.objection", language), route),
    )
