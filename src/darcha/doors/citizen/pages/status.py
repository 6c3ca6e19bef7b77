"""Whether everything works, for everybody to read: parts, what happened, and what each service's goal leaves. The same
page for all, also while doors are closed or the database is away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture.kept import kept
from darcha.ground.text import current
from darcha.kernel.availability import api as availability
from darcha.kernel.identity import gates
from darcha.kernel.oversight import api as oversight

from .. import board


@gates.anyone
@require_safe
@kept
def status(request: HttpRequest) -> HttpResponse:
    """Never a 503: that something is out is what the page is for."""
    shown = availability.board()
    happened = [board.told(one, shown, current()) for one in board.happened(shown)]
    page = {
        "board": shown,
        "overall": board.overall(shown),
        "parts": [board.part_line(line) for line in shown.parts],
        "services": board.service_lines(shown, oversight.kept_terms(), current()),
        "open": [one for one in happened if one.is_open],
        "planned": [one for one in happened if one.is_planned],
        "past": [one for one in happened if not one.is_open and not one.is_planned],
        "goal": board.percent(availability.GOAL),
        "fewest": availability.FEWEST,
        "allowed": board.minutes(shown.rest.allowed),
    }
    return render(request, "citizen/status.html", page)
