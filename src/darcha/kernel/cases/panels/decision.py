"""The decision of a case; a refusal with its ground, article, fact and the route of objection."""

from dataclasses import dataclass
from datetime import datetime

from darcha.furniture.language import TAGS
from darcha.furniture.parts import FactRow
from darcha.ground.text import cite, t
from darcha.kernel.catalogue import api as catalogue

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
    if decision.grounds:
        rows = (*rows, FactRow(t("cases.panel.decision.grounds", language), "; ".join(decision.grounds), lang=tag))
    if decision.signed_post:
        post = catalogue.post_name(view.row.body, decision.signed_post, language)
        if decision.by_substitute:
            post = t("cases.panel.decision.in_place", language, post=post)
        rows = (*rows, FactRow(t("cases.panel.decision.signed", language), post))
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
        *_evidence_row(view, decision, language),
        FactRow(t("cases.panel.decision.objection", language), route),
    )


def _evidence_row(view: CaseView, decision: Decision, language: str) -> tuple[FactRow, ...]:
    """Questions as the form asks them, registers by name, files by their number."""
    looked_at = set(decision.evidence)
    questions = [one for page in view.service.form.pages for one in page.questions]
    registries = catalogue.current().registries
    said = [one.label.in_(language) for one in questions if f"answers.{one.key}" in looked_at]
    said += [one.name.in_(language) for key, one in registries.items() if f"facts.{key}" in looked_at]
    if files := sum(one.startswith("files.") for one in looked_at):
        said.append(t("cases.panel.decision.files", language, n=files))
    return (FactRow(t("cases.panel.decision.evidence", language), "; ".join(said)),) if said else ()
