"""A form that was sent after the session had ended: what was typed is parked, then one signs in and finds it again."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from darcha.furniture import links
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal, is_person

from . import ticket
from .form import typed_answers

View = Callable[..., HttpResponse]


def keeps_typed(view: View) -> View:
    """Around a gated view of a form page. What comes after the session has ended is parked, then one signs in; what
    comes from a window of somebody else, who was signed in here before, is parked for them and never shown."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        who: Principal = request.who  # type: ignore[attr-defined]
        found = ticket.find(request.POST.get("_ticket", ""))
        if is_person(who) and (found is None or found.account_id == who.account_id):
            return view(request, *args, **kwargs)
        token = _park(request, found) if found else ""
        if is_autosave(request):
            response = HttpResponse(status=401)
        elif is_person(who):
            response = HttpResponseRedirect(request.path)
        else:
            way = urlencode({"next": request.path, "ended": "1"})
            response = HttpResponseRedirect(f"{links.to(request, 'citizen:sign_in')}?{way}")
        if token:
            ticket.keep(response, token)
        return response

    return kept


def is_autosave(request: HttpRequest) -> bool:
    """Whether the page saves itself in the background."""
    return request.headers.get("X-Autosave") == "1" or request.POST.get("autosave") == "1"


def revision_of(request: HttpRequest) -> int:
    """The revision that the page had loaded."""
    typed = request.POST.get("_revision", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0


def _park(request: HttpRequest, found: ticket.Ticket) -> str:
    """The browser's token, or nothing when there is no such page."""
    service = catalogue.find_service(found.service_key)
    page_key = request.POST.get("_page", "")
    page = next((page for page in service.form.pages if page.key == page_key), None) if service else None
    if page is None:
        return ""
    there = [question for question in page.questions if any(name.startswith(question.key) for name in request.POST)]
    token = ticket.token_of(request) or ticket.new_token()
    cases.park_answers(
        request.who,  # type: ignore[attr-defined]
        token=token,
        account_id=found.account_id,
        draft_id=found.draft_id,
        service_key=found.service_key,
        page=page_key,
        answers=typed_answers(there, request.POST),
        based_on=revision_of(request),
    )
    return token
