"""The inbox: what ends first stands first, and a place for the case that is opened beside it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from .desk import desk


@gates.staff
@require_safe
def inbox(request: PageRequest) -> HttpResponse:
    """The list alone; the case column invites to open one."""
    return render(request, "officer/inbox.html", desk(request))
