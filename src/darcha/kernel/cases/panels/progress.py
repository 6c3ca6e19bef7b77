"""How a case is going, like a parcel: what happened, what happens now, what comes next."""

from dataclasses import dataclass
from datetime import datetime

from darcha.furniture.parts import StepState, TimelineStep
from darcha.ground import clock
from darcha.ground.text import t, write_day, write_moment

from ..rules.shown import shown_params
from ..types import CaseState, CaseView, Due, TimelineEntry

_WRONG = {"refused", "cancelled", "withdrawn"}
_WAITING = (CaseState.AWAITING_PAYMENT, CaseState.AWAITING_APPLICANT)


@dataclass(frozen=True, slots=True)
class TimelinePanel:
    """Shown by ``cases/panels/timeline.html``."""

    steps: tuple[TimelineStep, ...]


def timeline_panel(view: CaseView, language: str, now: datetime | None = None) -> TimelinePanel:
    """Lines that have happened are done; the step of the pack says what happens now; the due says what is next."""
    now = now or clock.now()
    lines = [_line(entry, language, now) for entry in view.timeline if entry.code != "invoiced"]
    steps = [line for line in lines if line.state != "next"]
    if view.row.closed_at is None:
        step = view.service.procedure.step(view.row.step)
        steps.append(TimelineStep(step.name.in_(language), "now", text=step.next_text.in_(language)))
        steps += [line for line in lines if line.state == "next"]
        if view.row.state not in _WAITING and (view.row.due.due_on or view.row.due.due_at):
            steps.append(TimelineStep(_promise(view.row.due, language), "next"))
    return TimelinePanel(tuple(steps))


def _line(entry: TimelineEntry, language: str, now: datetime) -> TimelineStep:
    state: StepState = "next" if entry.at > now else "wrong" if entry.code in _WRONG else "done"
    title = t(f"cases.timeline.{entry.code}", language, **shown_params(entry.params, language))
    return TimelineStep(title, state, text=str(entry.words.get("text", "")), at=entry.at)


def _promise(due: Due, language: str) -> str:
    day = write_moment(due.due_at) or write_day(due.due_on)
    return t("cases.timeline.due_on", language, day=day)
