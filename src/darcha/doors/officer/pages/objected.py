"""The case that an objection is about, as the body reads it that judges. Nothing can be done to it from here."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.kernel.cases import api as cases
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..elsewhere import case_elsewhere
from ..place import place_of
from .desk import desk


@gates.staff
@require_safe
def objected(request: PageRequest, case_id: UUID) -> HttpResponse:
    """That it was read, and for what, is written down before it is shown."""
    view = cases.objected_case(request.who, case_id)
    context = {
        **desk(request, case_id),
        **case_elsewhere(request, view, "officer:objected_file", "officer:objected_paper", case_id=case_id),
        "case_url": place_of(request).url(request, "officer:case", case_id=case_id),
    }
    return render(request, "officer/objected.html", context)
