"""The decision of a case; a refusal with its ground, article, fact and the route of objection."""

from dataclasses import dataclass
from datetime import datetime

from darcha.furniture.parts import FactRow
from darcha.ground.text import cite, t

from ..rules.refusal import objection_name
from ..types import CaseView


@dataclass(frozen=True, slots=True)
class DecisionPanel:
    """Shown by ``cases/panels/decision.html``."""

    title: str
    at: datetime
    words: str
    rows: tuple[FactRow, ...]


def decision_panel(view: CaseView, language: str, objection_body: str = "") -> DecisionPanel | None:
    """None while there is no decision. ``objection_body`` is the name of the body that an objection goes to."""
    decision = view.decision
    if decision is None:
        return None
    rows = []
    if decision.ground is not None:
        route = t(
            "cases.panel.decision.objection_text",
            language,
            body=objection_body or objection_name(decision.objection_body or "", {}, language),
            within=decision.objection_within,
            article=cite(decision.objection_article or "", language),
        )
        rows = [
            FactRow(t("cases.panel.decision.ground", language), decision.ground_text or ""),
            FactRow(t("cases.panel.decision.article", language), cite(decision.article or "", language)),
            FactRow(t("cases.panel.decision.fact", language), decision.fact or ""),
            FactRow(t("cases.panel.decision.objection", language), route),
        ]
    title = t(f"cases.outcome.{decision.outcome}", language)
    return DecisionPanel(title, decision.at, decision.words, tuple(rows))
