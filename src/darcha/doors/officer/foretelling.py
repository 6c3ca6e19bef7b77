"""What an act will bring, said before it is done: what the applicant will read, and what happens to clock and money."""

from collections.abc import Mapping
from dataclasses import replace

from darcha.ground import clock
from darcha.ground.text import cite, t, write_day, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import DecisionPanel, decision_panel
from darcha.kernel.cases.types import CaseView, Decision
from darcha.kernel.catalogue import api as catalogue

_OUTCOMES = {"approve": "approved", "refuse": "refused", "reply": "replied"}


def letter_of(view: CaseView, act: str, typed: Mapping[str, str]) -> DecisionPanel | None:
    """What was typed so far, as the applicant will read it, in the language of the application; None for an act of
    which they read nothing."""
    language, now = view.language, clock.now()
    if act == "ask":
        return DecisionPanel(t("cases.timeline.asked", language), now, typed["words"], ())
    if act not in _OUTCOMES:
        return None
    decision = Decision(outcome=_OUTCOMES[act], at=now, words=typed["words"])
    if act == "refuse":
        decision = _refusal(view, typed, decision)
    return decision_panel(replace(view, decision=decision), language, objection_body_name(view, language))


def effects_of(view: CaseView, act: str, language: str) -> list[str]:
    """What follows from the act in this very case, in sentences."""
    said = [t(f"officer.act.{act}.effect", language)]
    if act == "ask":
        said.append(_clock(view, language))
    if act in _OUTCOMES:
        said.append(_paper(view, act, language))
    if act == "refuse" and view.fee.get("total"):
        returned = view.service.fees.refund_on_refusal
        said.append(t(f"officer.act.refuse.{'fee_returned' if returned else 'fee_kept'}", language))
    return [sentence for sentence in said if sentence]


def objection_text(view: CaseView, language: str) -> str:
    """The route that will be printed on the refusal."""
    objection = view.service.procedure.objection
    return t(
        "cases.panel.decision.objection_text",
        language,
        body=objection_body_name(view, language),
        within=objection.within.in_(language),
        article=cite(objection.article, language, confirmed=objection.confirmed),
    )


def objection_body_name(view: CaseView, language: str) -> str:
    """The body to which an objection goes."""
    bodies = catalogue.current().bodies
    to_body = cases.objection_body(view.service.procedure, bodies.get(view.row.body))
    return cases.objection_name(to_body, bodies, language)


def _refusal(view: CaseView, typed: Mapping[str, str], decision: Decision) -> Decision:
    procedure, language = view.service.procedure, view.language
    chosen = next((ground for ground in procedure.refusal_grounds if ground.key == typed["ground"]), None)
    return replace(
        decision,
        ground=typed["ground"],
        ground_text=chosen.text.in_(language) if chosen else "…",
        article=chosen.article if chosen else "…",
        fact=typed["fact"] or "…",
        objection_within=procedure.objection.within.in_(language),
        objection_article=procedure.objection.article,
    )


def _clock(view: CaseView, language: str) -> str:
    due = view.row.due
    if view.asking_stops:
        return t("officer.act.ask.clock_stops", language)
    day = write_moment(due.due_at) or write_day(due.due_on)
    return t("officer.act.ask.clock_runs", language, day=day) if day else ""


def _paper(view: CaseView, act: str, language: str) -> str:
    """The paper that goes out with it, where the pack has only one for this outcome."""
    papers = [paper for paper in view.service.documents if paper.outcome == act]
    return t("officer.act.paper", language, title=papers[0].title.in_(language)) if len(papers) == 1 else ""
