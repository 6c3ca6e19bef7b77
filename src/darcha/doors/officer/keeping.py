"""What an officer typed into the form of an act: read from the form, and kept when the session ends before it is sent.
Ignores storage."""

from collections.abc import Mapping
from typing import Any

from darcha.furniture.fields import read
from darcha.kernel.cases import api as cases
from darcha.kernel.cases import keeping
from darcha.kernel.cases.ticket import Ticket
from darcha.kernel.cases.types import ActRow, Need, Parked
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import is_staff

from .act_form import WIDGETS
from .uploads import had

LONGEST_WORDS = 20_000


def typed_words(request: PageRequest, row: ActRow) -> dict[str, Any]:
    """What was sent, as far as the act asks for it."""
    return {need.name: _read(request, need) for need in row.needs}


def _read(request: PageRequest, need: Need) -> Any:
    if need.kind == "documents":
        return had(request, need.name)
    value = read(WIDGETS[need.kind], need.name, request.POST)
    if isinstance(value, dict):  # parts that make no day
        return {part: _clean(typed) for part, typed in value.items()}
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if need.kind == "grounds":
        return [line for line in map(_clean, str(value or "").split("\n")) if line]
    return value if isinstance(value, bool) else _clean(value or "")


def _clean(value: str) -> str:
    return value.replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST_WORDS]


def _is_here(request: PageRequest, ticket: Ticket) -> bool:
    """Whether the form was made for the case that the address names."""
    return _route(request).get("case_id") == ticket.about


def _route(request: PageRequest) -> Mapping[str, Any]:
    return request.resolver_match.kwargs if request.resolver_match else {}


def _typed(request: PageRequest, ticket: Ticket) -> Parked | None:
    """Nothing when the form was made for another case."""
    row = cases.find_row(str(_route(request).get("act")))
    if row is None or not _is_here(request, ticket):
        return None
    return Parked(ticket.about, ticket.service_key, row.act.value, typed_words(request, row))


keeps_typed = keeping.keeps_typed(_typed, may=is_staff, is_here=_is_here, sign_in="officer:sign_in")
