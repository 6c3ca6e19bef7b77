"""Keeping a way to see the inbox under a name, and letting go of it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from darcha.ground.refusals import Refusal
from darcha.kernel.cases import api as cases
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..place import place_of
from .desk import desk

LONGEST = 200


@gates.staff
@require_POST
def save_view(request: PageRequest) -> HttpResponse:
    """Of the list that the address names."""
    place = place_of(request)
    name = request.POST.get("name", "")[:LONGEST].replace("\x00", "")
    try:
        cases.save_view(request.who, name=name, asked=place.asked)
    except Refusal as refusal:
        said = {"view_error": f"{refusal.message()} {refusal.remedy()}", "view_name": name}
        return render(request, "officer/inbox.html", {**desk(request), **said}, status=422)
    return HttpResponseRedirect(place.next("").url(request, "officer:inbox"))


@gates.staff
@require_POST
def forget_view(request: PageRequest, view_id: UUID) -> HttpResponse:
    """One's own; nothing is said of what is not there."""
    cases.forget_view(request.who, view=view_id)
    return HttpResponseRedirect(place_of(request).url(request, "officer:inbox"))
