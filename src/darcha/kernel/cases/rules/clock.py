"""From what happened to a case to the legal clock and back. Ignores counting: that is ``term``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from darcha.ground import clock
from darcha.ground.rules import compile_rule
from darcha.kernel.catalogue.types import Procedure, Term, WorkingCalendar

from ..types.term import TermAnswer, TermEvent
from .term import answer_term, choose_term

NEVER = datetime(9999, 1, 1, tzinfo=clock.TASHKENT)  # orders cases without a running term last
STOPS = {"asked": "asked"}  # what happened -> the ground on which the clock may stand


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a timeline, as far as the clock is concerned."""

    code: str
    at: datetime
    params: Mapping[str, Any] = field(default_factory=dict)


def term_for(procedure: Procedure, answers: Mapping[str, Any]) -> Term:
    """The lawful term of an application with these answers. Raises NoTermApplies."""

    def holds(condition: str) -> bool:
        return compile_rule(condition, {"answers": "map"})({"answers": dict(answers)}) is True

    return choose_term(procedure.terms, holds)


def term_of(procedure: Procedure, key: str) -> Term:
    """The term that was chosen at submission. Raises KeyError for an unknown one."""
    return {term.key: term for term in procedure.terms}[key]


def legal_events(term: Term, registered_at: datetime, happened: Iterable[Happened]) -> list[TermEvent]:
    """What of it touches the clock: payment, and stops that this term's law allows, from the start on."""
    events: list[TermEvent] = []
    started: datetime | None = None if term.starts_at in ("payment", "complete") else registered_at
    stop: TermEvent | None = None
    for line in sorted(happened, key=lambda each: each.at):
        if line.code == "paid" and term.starts_at == "payment":
            started = started or line.at
            events.append(TermEvent("paid", line.at))
        elif line.code == "extended":
            events.append(TermEvent("extend", line.at, str(line.params["by"])))
        elif started and STOPS.get(line.code) in term.stops_on and stop is None:
            stop = TermEvent("stop", max(line.at, started), STOPS[line.code])
        elif line.code == "answered" and stop is not None:
            if line.at > stop.at:
                events += [stop, TermEvent("resume", line.at)]
            stop = None
    return [*events, stop] if stop else events


def ask_the_law(
    term: Term,
    calendar: WorkingCalendar,
    received_at: datetime,
    happened: Sequence[Happened] = (),
    *,
    derive: bool = False,
) -> TermAnswer:
    """The term law's answer to everything that has happened to a case."""
    registered = _registration_kept(happened)
    bare = answer_term(term, calendar, received_at, registered, derive=False)
    events = registered + legal_events(term, bare.registered_at, happened)
    if len(events) == len(registered) and not derive:
        return bare
    return answer_term(term, calendar, received_at, events, derive=derive)


def _registration_kept(happened: Iterable[Happened]) -> list[TermEvent]:
    """A registration that had taken place stands, whatever a later calendar would have made of its day."""
    kept = [
        TermEvent("registered", clock.parse(line.params["registered_at"]))
        for line in happened
        if line.code == "recalculated" and "registered_at" in line.params
    ]
    return kept[:1]


def end_of_due(answer: TermAnswer) -> datetime | None:
    """The first moment that is too late: the hour itself, or midnight after the day."""
    if answer.due_at is not None:
        return answer.due_at
    if answer.due_on is not None:
        return datetime.combine(answer.due_on + timedelta(days=1), time(), clock.TASHKENT)
    return None


def pressing_at(answer: TermAnswer) -> datetime:
    """By what inboxes are ordered: the end of the term; the far end of time while none runs."""
    return end_of_due(answer) or NEVER
