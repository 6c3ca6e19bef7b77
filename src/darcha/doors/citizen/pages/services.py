"""Services by sphere and by what happens in life. Ignores search."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture import links
from darcha.furniture.kept import kept
from darcha.furniture.parts import Crumb
from darcha.ground.text import t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Label, Service
from darcha.kernel.identity import gates

from .. import listing


@gates.anyone
@require_safe
@kept
def services(request: HttpRequest) -> HttpResponse:
    """Everything there is, sphere by sphere."""
    spheres = [(card, listing.rows(request, catalogue.of_sphere(card.key))) for card in listing.spheres(request)]
    count = len(catalogue.services())
    return render(request, "citizen/services.html", {"spheres": spheres, "count": count})


@gates.anyone
@require_safe
@kept
def sphere(request: HttpRequest, key: str) -> HttpResponse:
    return _list(request, catalogue.sphere(key), "citizen:sphere", catalogue.of_sphere(key))


@gates.anyone
@require_safe
@kept
def life_event(request: HttpRequest, key: str) -> HttpResponse:
    return _list(request, catalogue.life_event(key), "citizen:life_event", catalogue.of_life_event(key))


def _list(request: HttpRequest, label: Label | None, route: str, found: list[Service]) -> HttpResponse:
    if label is None:
        raise Http404
    shown = {
        "card": listing.card(request, label, route, len(found)),
        "rows": listing.rows(request, found),
        "way": (Crumb(t("furniture.head.services"), links.to(request, "citizen:services")),),
    }
    return render(request, "citizen/service_list.html", shown)
