"""A word for colleagues, written at the case."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from darcha.ground.refusals import Refusal
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import WordsMissing
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..place import place_of
from .case import case_context
from .desk import desk


@gates.staff
@require_POST
def note(request: PageRequest, case_id: UUID) -> HttpResponse:
    """Back to the case; an empty note says so there."""
    try:
        cases.note_inside(request.who, case=case_id, words=request.POST.get("note", ""))
    except WordsMissing as refusal:
        return _again(request, case_id, refusal)
    return HttpResponseRedirect(f"{place_of(request).url(request, 'officer:case', case_id=case_id)}#notes")


def _again(request: PageRequest, case_id: UUID, refusal: Refusal) -> HttpResponse:
    view = cases.officer_case(request.who, case_id)
    context = {**desk(request, case_id), **case_context(request, view), "note_error": refusal.message()}
    return render(request, "officer/case.html", context, status=422)
