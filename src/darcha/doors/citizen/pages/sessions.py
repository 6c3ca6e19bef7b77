"""Where one is signed in, and ending it from afar."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from darcha.furniture import links
from darcha.kernel.identity import api, gates
from darcha.kernel.identity.requests import PageRequest


@gates.person
@require_GET
def sessions(request: PageRequest) -> HttpResponse:
    return render(request, "citizen/sessions.html", {"sessions": api.sessions_of(request.who)})


@gates.person
@require_POST
def session_end(request: PageRequest, session_id: UUID) -> HttpResponse:
    api.end_session(request.who, session_id)
    return HttpResponseRedirect(links.to(request, "citizen:sessions"))


@gates.person
@require_POST
def sessions_end_others(request: PageRequest) -> HttpResponse:
    api.end_other_sessions(request.who)
    return HttpResponseRedirect(links.to(request, "citizen:sessions"))
