"""The table of bodies that everybody may read: who keeps the terms, whose acts fell on objection. Names nobody."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.ground.text import current
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates
from darcha.kernel.oversight import api as oversight
from darcha.kernel.oversight.types import LeagueLine


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line with the body's name; ``share`` in whole per cent, empty where there were too few decisions."""

    body: str
    line: LeagueLine
    share: str


@gates.anyone
@require_safe
def compliance(request: HttpRequest) -> HttpResponse:
    """Counts of the last twelve months."""
    lines = [
        TableLine(
            catalogue.body_name(line.body, current()),
            line,
            f"{int(line.share_in_time)} %" if line.share_in_time is not None else "",  # never rounded up to a hundred
        )
        for line in oversight.league()
    ]
    return render(request, "citizen/compliance.html", {"lines": lines, "fewest": oversight.FEWEST})
