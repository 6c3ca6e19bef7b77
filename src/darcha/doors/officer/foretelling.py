"""What an act will bring, said before it is done: what the applicant will read, and what happens to clock and money."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from darcha.ground import clock
from darcha.ground.text import cite, t, write_day, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import DecisionPanel, decision_panel
from darcha.kernel.cases.types import ActRow, CaseView, Decision
from darcha.kernel.catalogue import api as catalogue


def letter_of(view: CaseView, row: ActRow, typed: Mapping[str, Any]) -> DecisionPanel | None:
    """What was typed so far, as the applicant will read it, in the language of the application; None for an act of
    which they read nothing."""
    language, now, words = view.language, clock.now(), typed.get("words") or ""
    if not row.is_letter:
        return None
    if not row.outcome:
        return DecisionPanel(t(f"cases.timeline.{row.line}", language), now, words, ())
    decision = Decision(outcome=row.outcome, at=now, words=words, grounds=tuple(typed.get("grounds") or ()))
    if row.outcome == "refused":
        decision = _refusal(view, typed, decision)
    return decision_panel(replace(view, decision=decision), language, objection_body_name(view, language))


def proposed_letter(view: CaseView, row: ActRow) -> DecisionPanel | None:
    """What the second person is about to confirm or to send back, as the applicant would read it."""
    proposed = view.proposed and cases.find_row(view.proposed.act)
    if not view.proposed or not proposed or not row.despite_proposal or row.needs[0].kind != "words":
        return None
    return letter_of(view, proposed, view.proposed.said)


def effects_of(view: CaseView, row: ActRow, language: str) -> list[str]:
    """What follows from the act in this very case, in sentences."""
    said = [t(f"officer.act.{row.act.value}.effect", language)]
    if row.line == "asked":
        said.append(_clock(view, language))
    if seconds := _seconds(view, row, language):
        said = [t("officer.act.propose.effect", language, posts=seconds)]
    if row.outcome:
        said.append(_paper(view, row.act.value, language))
    if row.outcome == "refused" and view.fee.get("total"):
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


def _refusal(view: CaseView, typed: Mapping[str, Any], decision: Decision) -> Decision:
    procedure, language = view.service.procedure, view.language
    chosen = next((ground for ground in procedure.refusal_grounds if ground.key == typed["ground"]), None)
    return replace(
        decision,
        ground=typed["ground"],
        ground_text=chosen.text.in_(language) if chosen else "…",
        article=chosen.article if chosen else "…",
        fact=typed["fact"] or "…",
        evidence=tuple(typed.get("evidence") or ()),
        objection_within=procedure.objection.within.in_(language),
        objection_article=procedure.objection.article,
    )


def _clock(view: CaseView, language: str) -> str:
    due = view.row.due
    if view.asking_stops:
        return t("officer.act.ask.clock_stops", language)
    day = write_moment(due.due_at) or write_day(due.due_on)
    return t("officer.act.ask.clock_runs", language, day=day) if day else ""


def _seconds(view: CaseView, row: ActRow, language: str) -> str:
    """The posts that would have to confirm the act; empty where it needs no second person."""
    here = next((one for one in view.acts if one.act is row.act), None)
    posts = here.confirmed_by if here else ()
    return ", ".join(catalogue.post_name(view.row.body, post, language) for post in posts)


def _paper(view: CaseView, act: str, language: str) -> str:
    """The paper that goes out with it, where the pack has only one for this outcome."""
    papers = [paper for paper in view.service.documents if paper.outcome == act]
    return t("officer.act.paper", language, title=papers[0].title.in_(language)) if len(papers) == 1 else ""
