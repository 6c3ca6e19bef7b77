"""Lists of services as the citizen sees them: by sphere, by life event, by words. Reads compiled packs, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest

from darcha.furniture import links
from darcha.ground.text import current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Label, Service, Term

MINUTES = {"hours": 60, "working-hours": 60, "calendar-days": 1440, "working-days": 1440, "months": 43_200}


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service in a list, in the language of the page."""

    key: str
    name: str
    summary: str
    agency: str
    term: str
    url: str


@dataclass(frozen=True, slots=True)
class LabelCard:
    """A sphere or a life event with how many services it has."""

    key: str
    name: str
    hint: str
    icon: str
    url: str
    count: int


def services_now() -> list[Service]:
    """Every service in force today, by name in the page's language."""
    return sorted(catalogue.services(), key=lambda service: service.name.in_(current()).casefold())


def row(request: HttpRequest, service: Service) -> ServiceRow:
    lang = current()
    body = catalogue.current().bodies.get(service.agency)
    term = ordinary_term(service)
    return ServiceRow(
        key=service.key,
        name=service.name.in_(lang),
        summary=service.summary.in_(lang),
        agency=body.short_name.in_(lang) if body else "",
        term=term_words(term) if term else "",
        url=links.to(request, "citizen:service", key=service.key),
    )


def rows(request: HttpRequest, services: Iterable[Service]) -> tuple[ServiceRow, ...]:
    return tuple(row(request, service) for service in services)


def ordinary_term(service: Service) -> Term | None:
    """The term that holds when no special case does and no study is needed, as it is today."""
    terms = [term for term in cases.terms_today(service) if term.instead_of is None]
    return next((term for term in terms if term.when is None), terms[0] if terms else None)


def term_words(term: Term) -> str:
    """``2 working hours`` in the page's language."""
    return t(f"citizen.term.{term.unit}", n=term.length)


def term_span(term: Term) -> timedelta:
    """About how long a term is, to draw it beside real times. Not law: the clock engine says when it ends."""
    return timedelta(minutes=MINUTES[term.unit] * term.length)


def spheres(request: HttpRequest) -> tuple[LabelCard, ...]:
    """Every sphere that has a service."""
    labels = catalogue.current().spheres
    cards = (card(request, label, "citizen:sphere", len(catalogue.of_sphere(label.key))) for label in labels)
    return tuple(card for card in cards if card.count)


def life_events(request: HttpRequest) -> tuple[LabelCard, ...]:
    """Every life event; those without services yet say what will be there."""
    labels = catalogue.current().life_events
    return tuple(
        card(request, label, "citizen:life_event", len(catalogue.of_life_event(label.key))) for label in labels
    )


def card(request: HttpRequest, label: Label, route: str, count: int) -> LabelCard:
    """A sphere or a life event as a card that leads to its services."""
    lang = current()
    return LabelCard(
        key=label.key,
        name=label.name.in_(lang),
        hint=label.hint.in_(lang) if label.hint else "",
        icon=label.icon,
        url=links.to(request, route, key=label.key),
        count=count,
    )
