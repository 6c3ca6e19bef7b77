"""The term of a service for a supposed history: no case, no database. Behind the command line and the packs' examples."""

from collections.abc import Iterable, Mapping
from typing import Any

from darcha.ground import clock
from darcha.kernel.catalogue.types import CalendarKind, Catalogue, Example, Service, WorkingCalendar

from ..errors import ServiceClosed
from ..rules.clock import term_for
from ..rules.submission import PETITION_KIND
from ..rules.term_events import parse_event
from ..rules.term_explain import explain_term
from ..types.term import TermEvent


def explain_term_for(
    service_key: str,
    *,
    catalogue: Catalogue,
    arrived: str,
    events: Iterable[str] = (),
    kind: str = "",
    calendar: CalendarKind | None = None,
    language: str | None = None,
) -> dict[str, Any]:
    """The JSON of ``darcha explain term``. ``events`` are ``KIND[:ground]@ISO``; ``kind`` is a petition's; the calendar
    is that of the service's body unless one is named. Raises ServiceClosed, TermRefused, ValueError (no moment)."""
    moment = clock.parse(arrived)
    service = _version(catalogue, service_key, moment.date())
    body = catalogue.bodies[service.agency]
    return explain_term(
        term_for(service.procedure, {PETITION_KIND: kind} if kind else {}),
        catalogue.calendars[calendar or body.calendar],
        moment,
        [parse_event(event) for event in events],
        language=language,
    )


def run_example(service: Service, example: Example, calendar: WorkingCalendar) -> Mapping[str, Any]:
    """The ``TermRunner`` of the catalogue's ``check_packs``: a worked example of a pack through the same law."""
    events = [_event(event.kind, event.at) for event in example.events]
    term = term_for(service.procedure, example.answers)
    return explain_term(term, calendar, example.arrived_at, events)


def _event(kind: str, at: Any) -> TermEvent:
    name, _, ground = kind.partition(":")
    return TermEvent(name, at, ground or None)  # type: ignore[arg-type]


def _version(catalogue: Catalogue, key: str, on: Any) -> Service:
    versions = [version for version in catalogue.services.get(key, ()) if version.valid_from <= on]
    if not versions:
        raise ServiceClosed(service=key)
    return versions[-1]
