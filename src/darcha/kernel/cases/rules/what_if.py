"""What if the clock stood for a while, or the term were extended? The same law, asked with events that never happened.

Stricter than a count for the record: a supposition has to be lawful, or is refused in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from darcha.kernel.catalogue.types import Term, WorkingCalendar

from ..types.term import TermAnswer, TermEvent
from ..types.what_if import Supposition
from .arrival import at_competent_body
from .clock import Happened, end_of_due, find_anew, known_events
from .term import answer_term
from .term_refusals import NoStopInLaw, StopTooLate, TooFarAhead

FARTHEST = timedelta(days=3 * 366)


def suppose(
    term: Term,
    calendar: WorkingCalendar,
    received_at: datetime,
    happened: Sequence[Happened],
    supposed: Iterable[TermEvent],
) -> Supposition:
    """The term as it is and as it would be. A stop without a ground takes the only one that the law knows.

    Raises TermRefused: NoStopInLaw where no stop is known, StopTooLate after the end, TooFarAhead beyond three years,
    and what any history may break.
    """
    received_at, happened = at_competent_body(received_at, happened)
    supposed = tuple(supposed)
    anew = find_anew(term, happened)
    if anew is not None:
        term, received_at, happened = anew.term, anew.at, anew.happened
    for event in supposed:
        if event.at - received_at > FARTHEST:
            raise TooFarAhead(event=event.kind)
    wanted = [_grounded(term, event) if event.kind == "stop" else event for event in supposed]
    known = known_events(term, calendar, received_at, happened)
    present = answer_term(term, calendar, received_at, known)
    answer = answer_term(term, calendar, received_at, [*known, *wanted])
    for event in wanted:
        if event.kind == "stop":
            _in_time(present, event)
    return Supposition(present, answer)


def _grounded(term: Term, event: TermEvent) -> TermEvent:
    if not term.stops_on:
        raise NoStopInLaw(article=term.article)
    return event if event.ground else replace(event, ground=term.stops_on[0])


def _in_time(present: TermAnswer, event: TermEvent) -> None:
    end = end_of_due(present)
    if end is not None and event.at >= end:
        raise StopTooLate
