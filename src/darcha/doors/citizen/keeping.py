"""What was typed into a page of a form, for whom it may concern after the session has ended. Ignores how it is kept."""

from django.http import HttpRequest

from darcha.kernel.cases import keeping
from darcha.kernel.cases.ticket import Ticket
from darcha.kernel.cases.types import Parked
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import is_person

from .form import typed_answers


def is_autosave(request: HttpRequest) -> bool:
    """Whether the page saves itself in the background."""
    return request.headers.get("X-Autosave") == "1" or request.POST.get("autosave") == "1"


def revision_of(request: HttpRequest) -> int:
    """The revision that the page had loaded."""
    typed = request.POST.get("_revision", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0


def _typed(request: PageRequest, ticket: Ticket) -> Parked | None:
    """Nothing when there is no such page."""
    service = catalogue.find_service(ticket.service_key)
    page_key = request.POST.get("_page", "")
    page = next((page for page in service.form.pages if page.key == page_key), None) if service else None
    if page is None:
        return None
    there = [question for question in page.questions if any(name.startswith(question.key) for name in request.POST)]
    answers = typed_answers(there, request.POST)
    return Parked(ticket.about, ticket.service_key, page_key, answers, revision_of(request))


keeps_typed = keeping.keeps_typed(
    _typed, may=is_person, sign_in="citizen:sign_in", choose_party="citizen:acting_for", is_quiet=is_autosave
)
