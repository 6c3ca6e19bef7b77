"""What an officer typed into the form of an act, kept when the session ends before it is sent. Ignores storage."""

from darcha.kernel.cases import keeping
from darcha.kernel.cases.ticket import Ticket
from darcha.kernel.cases.types import Parked
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import is_staff

FIELDS = ("words", "ground", "fact", "to")
LONGEST_WORDS = 20_000


def typed_words(request: PageRequest) -> dict[str, str]:
    """What was sent, as text that the rooms can take."""
    return {name: _clean(request.POST.get(name, "")) for name in FIELDS}


def _clean(value: str) -> str:
    return value.replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST_WORDS]


def _typed(request: PageRequest, ticket: Ticket) -> Parked | None:
    """Nothing when the form was made for another case than the address names."""
    route = request.resolver_match.kwargs if request.resolver_match else {}
    if route.get("case_id") != ticket.about:
        return None
    return Parked(ticket.about, ticket.service_key, str(route["act"]), typed_words(request))


keeps_typed = keeping.keeps_typed(_typed, may=is_staff, sign_in="officer:sign_in")
