"""What an applicant typed on a page of one application: read from the form, and found again after the session has ended
or another mandate was chosen meanwhile. Ignores what the page does, and files: those have to be chosen again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from darcha.kernel.cases import api as cases
from darcha.kernel.cases import keeping, ticket
from darcha.kernel.cases.ticket import Ticket
from darcha.kernel.cases.types import CaseView, Parked
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import is_person

LONGEST_TYPED = 20_000  # more than any of these texts may have: what is too long is refused, not cut
_NAMES = ("about", "words", "asks", "late_because", "stars")


def typed_on(request: PageRequest) -> Mapping[str, str]:
    """By the name of the field: what was sent, or what this browser had kept for this page."""
    if request.method == "POST":
        return _sent(request)
    parked = cases.find_parked(request.who, ticket.token_of(request), about=_about(request), page=_page(request))
    return parked.answers if parked else {}


def carried(request: PageRequest, view: CaseView, typed: Mapping[str, str]) -> dict[str, Any]:
    """What the template needs besides its fields: whose form it is, and whether it was filled in before."""
    made = ticket.make(ticket.of(request.who, view.row.public_id, view.row.service_key))
    return {"ticket": made, "is_restored": request.method == "GET" and any(typed.values())}


def let_go(request: PageRequest, response: HttpResponse) -> HttpResponse:
    """What was typed here has been said: nothing is kept of it any more."""
    if token := ticket.token_of(request):
        about, page = _about(request), _page(request)
        cases.forget_parked(request.who, token=token, about=about, page=page)
        ticket.let_go(request, response, ticket.place_of(request.who.own_account, about, page))
    return response


def _sent(request: PageRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "").replace("\x00", "").strip()[:LONGEST_TYPED] for name in _NAMES}


def _about(request: PageRequest) -> UUID:
    return UUID(str(_route(request).kwargs["public_id"]))


def _page(request: PageRequest) -> str:
    return str(_route(request).url_name)


def _route(request: PageRequest) -> Any:
    return request.resolver_match


def _is_here(request: PageRequest, found: Ticket) -> bool:
    """Whether the form was made for the application that the address names."""
    return _about(request) == found.about


def _typed(request: PageRequest, found: Ticket) -> Parked | None:
    """Nothing when the form was made for another application."""
    if not _is_here(request, found):
        return None
    return Parked(found.about, "", _page(request), _sent(request))  # of no service: no form begins with it


keeps_words = keeping.keeps_typed(
    _typed, may=is_person, is_here=_is_here, sign_in="citizen:sign_in", choose_party="citizen:acting_for"
)
