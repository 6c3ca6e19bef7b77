"""A case that the body forwarded: what it did with it, and where it went. What came after is not this body's to see."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import past_panel
from darcha.kernel.cases.types import PastCase
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..place import place_of
from .desk import desk


def past(request: PageRequest, case_id: UUID, done: str) -> HttpResponse:
    """Where the address of the case leads since then. Raises NotFound for what the body never had."""
    view = cases.past_case(request.who, case_id)
    context = {
        **desk(request, case_id),
        "past": view,
        "title": _title(view, request.lang),
        "went_to": catalogue.body_name(view.to_body, request.lang),
        "timeline": past_panel(view.timeline, request.lang),
        "done_words": t(f"officer.done.{done}") if done and cases.find_row(done) in cases.office_rows() else "",
    }
    return render(request, "officer/past.html", context)


@gates.staff
@require_safe
def forwarded(request: PageRequest) -> HttpResponse:
    """Everything that the body forwarded, the latest first."""
    lines = [
        (one, _title(one, request.lang), place_of(request).url(request, "officer:case", case_id=one.public_id))
        for one in cases.past_cases(request.who)
    ]
    return render(request, "officer/forwarded.html", {**desk(request), "past_lines": lines})


def _title(view: PastCase, language: str) -> str:
    return (
        t(f"cases.kind.{view.kind}", language) if view.kind else catalogue.service(view.service_key).name.in_(language)
    )
