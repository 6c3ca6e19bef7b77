"""Around the pages on which one types: what comes after a session has ended is parked, then one signs in and finds it.

What comes from a window of somebody else, who was signed in here before, is parked for them and never shown; what comes
from a window of another party, that one acted for before, waits until one acts for it again. Ignores which fields a
page has: each door reads its own."""

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
    choose_party: str = "",
    is_here: Callable[[PageRequest, ticket.Ticket], bool] = lambda request, ticket: True,
    is_quiet: Callable[[PageRequest], bool] = lambda request: False,
) -> Callable[[View], View]:
    """For a gated view whose form carries a ticket. ``read`` takes what was typed from the request; ``may`` is the
    gate's own question; ``sign_in`` names the page that leads back, ``choose_party`` the one where a person says for
    whom they act; a form that ``is_here`` says was made for another address does nothing here, but shows the one that
    is; a quiet request is answered with 401 alone."""

    def keep(view: View) -> View:
        @wraps(view)
        def kept(request: PageRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            found = ticket.find(request.POST.get("_ticket", ""))
            if may(request.who) and (found is None or (found.is_of(request.who) and is_here(request, found))):
                return view(request, *args, **kwargs)
            put_by = _park(request, found, read) if found and not found.is_old else None
            is_own = found is not None and may(request.who) and found.account_id == request.who.account_id
            there = choose_party if is_own else "" if may(request.who) else sign_in
            response = (
                HttpResponse(status=401) if is_quiet(request) else _led(request, there, is_kept=put_by is not None)
            )
            if put_by:
                ticket.keep(request, response, *put_by)
            return response

        return kept

    return keep


def _led(request: PageRequest, there: str, *, is_kept: bool) -> HttpResponse:
    """To that page and then back here; without one, here again."""
    here = request.get_full_path()
    if not there:
        return HttpResponseRedirect(here)
    said = {"next": here, "ended": "1", **({"kept": "1"} if is_kept else {})}
    return HttpResponseRedirect(f"{links.to(request, there)}?{urlencode(said)}")


def _park(request: PageRequest, found: ticket.Ticket, read: Read) -> tuple[str, str] | None:
    """The browser's token and the place, or nothing when there is nothing to keep."""
    typed = read(request, found)
    if typed is None:
        return None
    token = ticket.token_of(request) or ticket.new_token()
    api.park_answers(request.who, token=token, account_id=found.account_id, party=found.party, typed=typed)
    return token, ticket.place_of(found.account_id, typed.about, typed.page)
