"""Signing out of staff: the session is over on the server first, then in the browser."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from darcha.furniture import links
from darcha.kernel.identity import api, cookies, gates
from darcha.kernel.identity.requests import PageRequest


@gates.anyone
@require_POST
def sign_out(request: PageRequest) -> HttpResponse:
    api.sign_out(request.who)
    response = HttpResponseRedirect(links.to(request, "officer:sign_in"))
    cookies.drop_session(response)
    return response
