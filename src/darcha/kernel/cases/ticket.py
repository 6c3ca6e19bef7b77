"""What a form carries so that nothing typed is lost or crosses: whose it is and for whom, sealed. Ignores storage."""

import json
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from darcha.ground import clock, sealing
from darcha.kernel.identity.types import PartyKind, PartyRef, Principal, is_person

from .rules.submission import party_of

_LABEL = "cases.ticket"
_GOOD_FOR = timedelta(days=2)
_LONGEST = 600
_MOST_PLACES = 50
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,100}")
_PLACE = re.compile(r"[0-9a-f]{12}")
KEPT_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Ticket:
    """Written by us into a form of somebody signed in; nobody can read, alter or make one. ``about``: the draft that is
    filled in, or the case that is acted on; ``party`` for whom a person filled it in. ``is_old``: nothing is kept for
    such a one any more, but whose it was is still known."""

    account_id: UUID
    about: UUID
    service_key: str
    party: PartyRef | None = None
    is_old: bool = False

    def is_of(self, who: Principal) -> bool:
        """Whether the form was shown to this account, and to a person for the party that they act for now."""
        same_party = self.party is None or self.party == party_of(who, who.on_behalf_of)
        return self.account_id == who.account_id and same_party


def of(who: Principal, about: UUID, service_key: str) -> Ticket:
    """For a form that is shown to somebody signed in."""
    party = party_of(who, who.on_behalf_of) if is_person(who) else None
    return Ticket(who.own_account, about, service_key, party)


def make(ticket: Ticket) -> str:
    """The ticket as a hidden value of the form."""
    party = [ticket.party.kind, ticket.party.id.hex] if ticket.party else None
    said = [ticket.account_id.hex, ticket.about.hex, ticket.service_key, party, clock.now().isoformat()]
    return urlsafe_b64encode(sealing.seal(json.dumps(said).encode(), _LABEL)).decode()


def find(value: str) -> Ticket | None:
    """None for anything that is not a ticket of ours."""
    if not value or len(value) > _LONGEST or not value.isascii():
        return None
    try:
        account, about, service, party, made_at = json.loads(sealing.unseal(urlsafe_b64decode(value), _LABEL))
    except (ValueError, sealing.SealBroken):
        return None
    is_old = clock.now() - datetime.fromisoformat(made_at) > _GOOD_FOR
    of = PartyRef(cast(PartyKind, party[0]), UUID(party[1])) if party else None
    return Ticket(UUID(account), UUID(about), service, of, is_old)


def cookie() -> str:
    """Name of the cookie under which a browser finds again what it typed: its secret, and what waits under it."""
    return f"{settings.DARCHA_SESSION_COOKIE}_typed"


def token_of(request: HttpRequest) -> str:
    """The browser's secret, or nothing."""
    token = request.COOKIES.get(cookie(), "").partition(".")[0]
    return token if _TOKEN.fullmatch(token) else ""


def new_token() -> str:
    return secrets.token_urlsafe(32)


def keep(request: HttpRequest, response: HttpResponse, token: str, place: str) -> None:
    """For an hour: what it opens is kept no longer. ``place`` is what waits under it now."""
    _set(response, token, [*_waiting(request, but=place), place])


def let_go(request: HttpRequest, response: HttpResponse, place: str) -> None:
    """What was typed there has found its way back; a browser in which nothing waits keeps nothing."""
    _set(response, token_of(request), _waiting(request, but=place))


def place_of(account_id: UUID, about: UUID, page: str) -> str:
    """A short name of what waits; it tells nobody what that is."""
    return sealing.blind_index("cases.typed", f"{account_id}:{about}:{page}").hex()[:12]


def _waiting(request: HttpRequest, *, but: str) -> list[str]:
    places = request.COOKIES.get(cookie(), "").split(".")[1:]
    return [place for place in dict.fromkeys(places[-_MOST_PLACES:]) if _PLACE.fullmatch(place) and place != but]


def _set(response: HttpResponse, token: str, places: list[str]) -> None:
    response.set_cookie(
        cookie(),
        ".".join([token, *places]) if places else "",
        max_age=KEPT_SECONDS if places else 0,
        secure=settings.DARCHA_SECURE_COOKIES,
        httponly=True,
        samesite="Lax",
    )
