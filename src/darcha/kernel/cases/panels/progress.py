"""How a case is going, like a parcel: what happened, what happens now, what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from darcha.furniture.parts import StepState, TimelineStep
from darcha.ground import clock
from darcha.ground.text import t, write_day, write_moment
from darcha.kernel.catalogue import api as catalogue

from ..queries.line_words import line_words
from ..types import CaseState, CaseView, Due, Relation, TimelineEntry
from .state import office_state_words

_WRONG = {"refused", "cancelled", "withdrawn"}
_WAITING = (CaseState.AWAITING_PAYMENT, CaseState.AWAITING_APPLICANT)
_OFFICE_SAYS = {
    "asked",
    "answered",
    "added",
    "clarity_asked",
    "withdrawn",
    "assigned",
}  # what is said to the applicant as "you"
_DECIDED = {"approved", "refused", "replied"}
_TOLD_ELSEWHERE = _DECIDED | {
    "asked",
    "answered",
    "added",
    "clarity_asked",
    "clarified",
}  # these words are read with the decision and the talk


@dataclass(frozen=True, slots=True)
class TimelinePanel:
    """Shown by ``cases/panels/timeline.html``."""

    steps: tuple[TimelineStep, ...]


def timeline_panel(view: CaseView, language: str, now: datetime | None = None) -> TimelinePanel:
    """Lines that have happened are done; the step of the pack says what happens now; the due says what is next. An
    applicant is spoken to; an office reads who did what, by post.

    Before the office opens nothing is under review yet: opening, registration and review then stand in the order in
    which they will come.
    """
    now = now or clock.now()
    at_office = view.relation is not Relation.APPLICANT
    lines = [_line(entry, language, now, at_office) for entry in view.timeline if entry.code != "invoiced"]
    steps = [line for line in lines if line.state != "next"]
    ahead = [line for line in lines if line.state == "next"]
    if view.row.closed_at is None:
        doing = _now(view, language, at_office)
        if ahead and view.row.state is CaseState.NEW:
            closed = TimelineStep(t("cases.timeline.opening", language), "now", t("cases.timeline.closed", language))
            steps += [closed, *ahead, replace(doing, state="next")]
        else:
            steps += [doing, *ahead]
        promised = view.row.due.due_on or view.row.due.due_at
        told_over = any(entry.code == "overdue" for entry in view.timeline)
        if view.row.state not in _WAITING and promised and not told_over:
            steps.append(TimelineStep(_promise(view.row.due, language, now), "next"))
    return TimelinePanel(tuple(steps))


def past_panel(lines: Sequence[TimelineEntry], language: str) -> TimelinePanel:
    """What a body did with a case that it forwarded, as an office reads it."""
    return TimelinePanel(tuple(_line(entry, language, clock.now(), True) for entry in lines))


def open_line(entry: TimelineEntry, language: str, now: datetime) -> TimelineStep:
    """One line as an applicant reads it."""
    return _line(entry, language, now, False)


def _now(view: CaseView, language: str, at_office: bool) -> TimelineStep:
    """A pack's step speaks to the applicant; of what an office only waits for, the state says enough."""
    step = view.service.procedure.step(view.row.step)
    if not at_office:
        return TimelineStep(step.name.in_(language), "now", text=step.next_text.in_(language))
    waits = view.row.state in _WAITING
    return TimelineStep(office_state_words(view.row.state, language) if waits else step.name.in_(language), "now")


def _line(entry: TimelineEntry, language: str, now: datetime, at_office: bool) -> TimelineStep:
    state: StepState = "next" if entry.at > now else "wrong" if entry.code in _WRONG else "done"
    words = "" if entry.code in _TOLD_ELSEWHERE else str(entry.words.get("text", ""))
    code = "registering" if state == "next" and entry.code == "registered" else entry.code
    params = _bodies_named(entry.params, language)
    if not at_office:
        return TimelineStep(line_words(code, params, language), state, text=words, at=entry.at)
    if "post" in params:
        params["post"] = catalogue.post_name(entry.body, str(params["post"]), language)
    said = [part for part in (_by_whom(entry, language), words) if part]
    title = line_words(f"office.{code}" if code in _OFFICE_SAYS else code, params, language)
    return TimelineStep(title, state, text=". ".join(said), at=entry.at)


def _bodies_named(params: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {
        key: catalogue.body_name(value, language) if key.endswith("_body") else value for key, value in params.items()
    }


def _by_whom(entry: TimelineEntry, language: str) -> str:
    """The post, never a name; that a rule decided is said as well, and of silence the line itself speaks."""
    if entry.actor == "system":
        by_rule = entry.code in _DECIDED and not entry.params.get("by_silence")
        return t("cases.timeline.by_rule", language) if by_rule else ""
    post = catalogue.post_name(entry.body, entry.post, language)
    return t("cases.panel.decision.in_place", language, post=post) if post and entry.by_substitute else post


def _promise(due: Due, language: str, now: datetime) -> str:
    """Nothing is promised for a day that is over."""
    day = write_moment(due.due_at) or write_day(due.due_on)
    is_over = now > due.due_at if due.due_at else due.due_on is not None and now.date() > due.due_on
    return t("cases.timeline.was_due_on" if is_over else "cases.timeline.due_on", language, day=day)
