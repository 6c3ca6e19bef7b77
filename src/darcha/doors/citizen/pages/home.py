"""The first page: one search field, what waits for you, what happens in life. Ignores how services are found."""

from collections import Counter
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture.kept import kept
from darcha.ground import clock
from darcha.kernel.identity import gates
from darcha.kernel.statistics import api as statistics

from .. import listing, waiting

POPULAR = 4


@gates.anyone
@require_safe
@kept
def home(request: HttpRequest) -> HttpResponse:
    shown = {
        "popular": popular(request),
        "waiting": waiting.cards(request),
        "life_events": listing.life_events(request),
        "spheres": listing.spheres(request),
    }
    return render(request, "citizen/home.html", shown)


def popular(request: HttpRequest) -> tuple[listing.ServiceRow, ...]:
    """What people came for in the last seven days, the most wanted first; one statement."""
    today = clock.today()
    counts: Counter[str] = Counter()
    for tally in statistics.tallies(today - timedelta(days=7), today):
        if tally.fact == "submitted":
            counts[tally.service_key] += tally.count
    services = sorted(listing.services_now(), key=lambda service: -counts[service.key])
    return listing.rows(request, services[:POPULAR])
