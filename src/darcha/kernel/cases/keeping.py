"""Around the pages on which one types: what comes after a session has ended is parked, then one signs in and finds it.

What comes from a window of somebody else, who was signed in here before, is parked for them and never shown. Ignores
which fields a page has: each door reads its own."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect

from darcha.furniture import links
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import Principal

from . import api, ticket
from .types import Parked

View = Callable[..., HttpResponse]
Read = Callable[[PageRequest, ticket.Ticket], Parked | None]


def keeps_typed(
    read: Read,
    *,
    may: Callable[[Principal], bool],
    sign_in: str,
    is_quiet: Callable[[PageRequest], bool] = lambda request: False,
) -> Callable[[View], View]:
    """For a gated view whose form carries a ticket. ``read`` takes what was typed from the request; ``may`` is the
    gate's own question; ``sign_in`` names the page that leads back; a quiet request is answered with 401 alone."""

    def keep(view: View) -> View:
        @wraps(view)
        def kept(request: PageRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            found = ticket.find(request.POST.get("_ticket", ""))
            if may(request.who) and (found is None or found.account_id == request.who.account_id):
                return view(request, *args, **kwargs)
            token = _park(request, found, read) if found else ""
            response = _instead(request, may(request.who), sign_in, is_quiet(request))
            if token:
                ticket.keep(response, token)
            return response

        return kept

    return keep


def _instead(request: PageRequest, is_somebody_else: bool, sign_in: str, is_quiet: bool) -> HttpResponse:
    here = request.get_full_path()
    if is_quiet:
        return HttpResponse(status=401)
    if is_somebody_else:
        return HttpResponseRedirect(here)
    return HttpResponseRedirect(f"{links.to(request, sign_in)}?{urlencode({'next': here, 'ended': '1'})}")


def _park(request: PageRequest, found: ticket.Ticket, read: Read) -> str:
    """The browser's token, or nothing when there is nothing to keep."""
    typed = read(request, found)
    if typed is None:
        return ""
    token = ticket.token_of(request) or ticket.new_token()
    api.park_answers(request.who, token=token, account_id=found.account_id, typed=typed)
    return token
