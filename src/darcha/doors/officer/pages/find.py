"""Find a case by its number. The number opens nothing: only what the officer may see is found."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.kernel.cases import api as cases
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..place import place_of
from .desk import desk

LONGEST = 60


@gates.staff
@require_safe
def find(request: PageRequest) -> HttpResponse:
    """To the case, or back to the list with a word that nothing was found."""
    typed = request.GET.get("number", "")[:LONGEST].replace("\x00", "")
    row = cases.find_by_number(request.who, typed) if typed.strip() else None
    if row is not None:
        return HttpResponseRedirect(place_of(request).url(request, "officer:case", case_id=row.public_id))
    return render(request, "officer/inbox.html", {**desk(request), "typed": typed, "not_found": bool(typed.strip())})
