"""The page of one service. Ignores its form."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture import links
from darcha.furniture.kept import kept
from darcha.furniture.parts import Crumb
from darcha.ground.text import current, t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..passport import passport


@gates.anyone
@require_safe
@kept
def service(request: PageRequest, key: str) -> HttpResponse:
    """In this order: can I, my fee, the real time, what you know, what I bring; law and refusals below."""
    found = catalogue.find_service(key)
    if found is None:
        raise Http404
    shown = passport(found, request.who)
    sphere = shown.names.sphere
    way = (
        Crumb(t("furniture.head.services"), links.to(request, "citizen:services")),
        Crumb(sphere.name.in_(current()), links.to(request, "citizen:sphere", key=sphere.key)),
    )
    apply_url = links.find(request, "citizen:form", key=key)
    context = {"p": shown, "service": found, "way": way, "apply_url": apply_url}
    return render(request, "citizen/service.html", context)
