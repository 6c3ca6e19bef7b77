"""The term of a service for a supposed history: no case, no database. For the command line and packs' examples."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, get_args

from darcha.ground.text import current
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import CalendarKind, Example, Service, WorkingCalendar

from ..rules.clock import term_for
from ..rules.submission import PETITION_KIND
from ..rules.term import answer_term
from ..rules.term_explain import explain_term, term_json
from ..rules.term_refusals import EventNotUnderstood
from ..rules.told import summarise
from ..types.term import TermEvent, TermEventKind

EVENT_KINDS = get_args(TermEventKind)


def explain_term_for(
    service_key: str,
    arrived: datetime,
    events: Iterable[tuple[str, datetime]] = (),
    *,
    kind: str | None = None,
    calendar: CalendarKind | None = None,
    language: str | None = None,
) -> dict[str, Any]:
    """The JSON of ``darcha explain term``. ``events`` are (``KIND[:ground]``, moment); ``kind`` is a petition's; the
    calendar is that of the service's body unless one is named. Raises catalogue's UnknownService, TermRefused."""
    packs = catalogue.current()
    service = catalogue.service(service_key, arrived.date())
    answer = answer_term(
        term_for(service.procedure, {PETITION_KIND: kind} if kind else {}),
        packs.calendars.of(service.agency, calendar),
        arrived,
        [_event(*event) for event in events],
    )
    language = language or current()
    return term_json(answer, language, summarise(answer, language))


def term_runner(service: Service, example: Example, calendar: WorkingCalendar) -> Mapping[str, Any]:
    """The ``TermRunner`` of the catalogue's ``check_packs``: a worked example of a pack through the same law."""
    events = [_event(event.kind, event.at) for event in example.events]
    term = term_for(service.procedure, example.answers)
    return explain_term(term, calendar, example.arrived_at, events)


def _event(kind: str, at: datetime) -> TermEvent:
    name, _, ground = kind.partition(":")
    if name not in EVENT_KINDS:
        raise EventNotUnderstood(event=kind)
    return TermEvent(name, at, ground or None)  # type: ignore[arg-type]
