"""What is found for the words typed. Ignores how: the catalogue folds spellings and forgives slips."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.ground.text import base_language, current
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates

from .. import listing

LONGEST_QUERY = 200
MOST = 20


@gates.anyone
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    hits = catalogue.search(query, base_language(current()), MOST) if query else ()
    services = (catalogue.find_service(hit.key) for hit in hits)
    found = listing.rows(request, (service for service in services if service is not None))
    shown = {"q": query, "rows": found, "spheres": () if found else listing.spheres(request)}
    return render(request, "citizen/search.html", shown)
