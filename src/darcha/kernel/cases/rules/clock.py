"""From what happened to a case to the legal clock and back. Ignores counting: that is ``term``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from darcha.ground import clock
from darcha.ground.rules import compile_rule
from darcha.ground.text import Text
from darcha.kernel.catalogue.types import Procedure, Term, WorkingCalendar

from ..types import Due
from ..types.term import TermAnswer, TermEvent
from .arrival import at_competent_body
from .happened import Happened
from .term import answer_term, choose_term

NEVER = datetime(9999, 1, 1, tzinfo=clock.TASHKENT)  # orders cases without a running term last
# What happened -> the ground on which the clock may stand, and on which it runs again.
STOPS = {"asked": "asked", "fee_asked": "payment", "opinion_asked": "opinion", "expertise_begun": "expertise"}
RESUMES = {
    "answered": "asked",
    "question_annulled": "asked",
    "fee_paid": "payment",
    "opinion_given": "opinion",
    "expertise_ended": "expertise",
}


def term_for(procedure: Procedure, answers: Mapping[str, Any]) -> Term:
    """The lawful term of an application with these answers. Raises NoTermApplies."""

    def holds(condition: str) -> bool:
        return compile_rule(condition, {"answers": "map"})({"answers": dict(answers)}) is True

    return choose_term(procedure.terms, holds)


def term_of(procedure: Procedure, key: str) -> Term:
    """The term that was chosen at submission. Raises KeyError for an unknown one."""
    return {term.key: term for term in procedure.terms}[key]


def legal_events(term: Term, registered_at: datetime, happened: Iterable[Happened]) -> list[TermEvent]:
    """What of it touches the clock: payment, completeness, extensions, and stops that this term's law allows.

    A term that starts when all documents are present starts at registration, and anew with each answer to a request
    for more: until then nothing was complete. What a body has accepted stays complete, whatever it asks for later.
    """
    lines = sorted(happened, key=lambda each: each.at)
    taken_back = {line.params["extended_at"] for line in lines if "extended_at" in line.params}
    extensions = [
        TermEvent("extend", line.at, str(line.params["by"]))
        for line in lines
        if line.code == "extended" and line.at.isoformat() not in taken_back
    ]
    if term.starts_at == "complete":
        complete = _completed(registered_at, lines)
        return [TermEvent("complete", complete), *extensions] if complete else extensions
    paid = [TermEvent("paid", line.at) for line in lines if line.code == "paid" and term.starts_at == "payment"]
    started = registered_at if term.starts_at != "payment" else paid[0].at if paid else None
    return [*paid, *(_stops(term, started, lines) if started else ()), *extensions]


def _completed(registered_at: datetime, lines: Iterable[Happened]) -> datetime | None:
    complete: datetime | None = registered_at
    for line in lines:
        if line.code == "accepted":
            break  # what was found complete does not become incomplete again
        if line.code == "asked":
            complete = None
        elif line.code == "answered" and complete is None:
            complete = max(line.at, registered_at)
    return complete


def _stops(term: Term, started: datetime, lines: Iterable[Happened]) -> list[TermEvent]:
    """The clock stands, from the start on, while anything holds it, on the ground that stopped it first. A stop that
    ends in its own moment is none."""
    events: list[TermEvent] = []
    holding: set[str] = set()
    stop = TermEvent("stop", started)
    for line in lines:
        ground = STOPS.get(line.code)
        if ground in term.stops_on:
            stop = stop if holding else TermEvent("stop", max(line.at, started), ground)
            holding.add(str(ground))
        elif RESUMES.get(line.code) in holding:
            holding.remove(RESUMES[line.code])
            if not holding and line.at > stop.at:
                events += [stop, TermEvent("resume", line.at)]
    return [*events, stop] if holding else events


def ask_the_law(
    term: Term,
    calendar: WorkingCalendar,
    received_at: datetime,
    happened: Sequence[Happened] = (),
    *,
    derive: bool = False,
) -> TermAnswer:
    """The term law's answer to everything that has happened to a case; once it is to be decided anew, to what has
    happened since."""
    received_at, happened = at_competent_body(received_at, happened)
    anew = find_anew(term, happened)
    if anew is not None:
        registered_at = _known(term, calendar, received_at, happened)[0].registered_at
        answer = ask_the_law(anew.term, calendar, anew.at, anew.happened, derive=derive)
        return replace(answer, registered_at=registered_at, registration=())
    bare, events = _known(term, calendar, received_at, happened)
    if not derive and not any(event.kind != "registered" for event in events):
        return bare
    return answer_term(term, calendar, received_at, events, derive=derive)


def known_events(
    term: Term, calendar: WorkingCalendar, received_at: datetime, happened: Sequence[Happened]
) -> list[TermEvent]:
    """What the law is asked with when it is asked about this case, since it arrived at the competent body."""
    received_at, happened = at_competent_body(received_at, happened)
    return _known(term, calendar, received_at, happened)[1]


def _known(
    term: Term, calendar: WorkingCalendar, received_at: datetime, happened: Sequence[Happened]
) -> tuple[TermAnswer, list[TermEvent]]:
    registered = _registration_kept(happened)
    bare = answer_term(term, calendar, received_at, registered, derive=False)
    return bare, registered + legal_events(term, bare.registered_at, happened)


def _registration_kept(happened: Iterable[Happened]) -> list[TermEvent]:
    """A registration that had taken place stands, whatever a later calendar would have made of its day."""
    kept = [
        TermEvent("registered", clock.parse(line.params["registered_at"]))
        for line in happened
        if line.code == "recalculated" and "registered_at" in line.params
    ]
    return kept[:1]


@dataclass(frozen=True, slots=True)
class Anew:
    """A case that is to be decided anew from a moment on: in which term, and what has happened since."""

    term: Term
    at: datetime
    happened: tuple[Happened, ...]


def find_anew(term: Term, happened: Iterable[Happened]) -> Anew | None:
    """The last order to decide anew: in the term of the service, or in the working days that the order gives."""
    lines = sorted(happened, key=lambda each: each.at)
    order = next((line for line in reversed(lines) if line.params.get("anew")), None)
    if order is None:
        return None
    since = tuple(replace(line, params={**line.params, "anew": False}) for line in lines if line.at >= order.at)
    anew = replace(term, starts_at="payment" if order.params.get("for_a_fee") else "arrival")
    if order.params.get("days"):
        anew = replace(
            anew,
            length=int(order.params["days"]),
            unit="working-days",
            rule=Text(order.params["rule"]),
            article=str(order.params["article"]),
            then=(),
            lengths=(),
        )
    return Anew(anew, order.at, since)


def running_term(term: Term, received_at: datetime, happened: Sequence[Happened]) -> Term:
    """The term that is counted now: the service's own, or that of the last order to decide anew."""
    anew = find_anew(term, at_competent_body(received_at, happened)[1])
    return anew.term if anew else term


def end_of_due(answer: TermAnswer | Due) -> datetime | None:
    """The first moment that is too late: the hour itself, or midnight after the day."""
    if answer.due_at is not None:
        return answer.due_at
    if answer.due_on is not None:
        return datetime.combine(answer.due_on + timedelta(days=1), time(), clock.TASHKENT)
    return None


def pressing_at(answer: TermAnswer) -> datetime:
    """By what inboxes are ordered: the end of the term; the far end of time while none runs."""
    return end_of_due(answer) or NEVER
