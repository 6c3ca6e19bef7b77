"""The inbox: what ends first stands first, and a place for the case that is opened beside it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture import links
from darcha.kernel.cases import api as cases
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from .desk import desk


@gates.staff
@require_safe
def inbox(request: PageRequest) -> HttpResponse:
    """The list alone; the case column invites to open one. Whoever inspects and does nothing else has no case in hand
    and is led to the breaches."""
    posts = request.who.posts
    if cases.may_inspect(request.who) and all(post.role == "inspector" for post in posts):
        return HttpResponseRedirect(links.to(request, "officer:inspectorate"))
    return render(request, "officer/inbox.html", desk(request))
