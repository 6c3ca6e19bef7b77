"""The inbox: what ends first stands first, and a place for the case that is opened beside it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.kernel.identity import gates

from .desk import desk


@gates.staff
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The list alone; the case column invites to open one."""
    return render(request, "officer/inbox.html", desk(request))
