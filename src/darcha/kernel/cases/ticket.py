"""What a form carries so that nothing typed is lost when a session ends: whose it is, sealed. Ignores storage."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from darcha.ground import clock, sealing

_LABEL = "cases.ticket"
_GOOD_FOR = timedelta(days=2)
_LONGEST = 600
KEPT_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Ticket:
    """Written by us into a form of somebody signed in; nobody can read, alter or make one. ``about``: the draft that is
    filled in, or the case that is acted on."""

    account_id: UUID
    about: UUID
    service_key: str


def make(ticket: Ticket) -> str:
    """The ticket as a hidden value of the form."""
    said = [ticket.account_id.hex, ticket.about.hex, ticket.service_key, clock.now().isoformat()]
    return urlsafe_b64encode(sealing.seal(json.dumps(said).encode(), _LABEL)).decode()


def find(value: str) -> Ticket | None:
    """None for anything that is not a ticket of ours of the last two days."""
    if not value or len(value) > _LONGEST or not value.isascii():
        return None
    try:
        account, about, service, made_at = json.loads(sealing.unseal(urlsafe_b64decode(value), _LABEL))
    except (ValueError, sealing.SealBroken):
        return None
    if clock.now() - datetime.fromisoformat(made_at) > _GOOD_FOR:
        return None
    return Ticket(UUID(account), UUID(about), service)


def cookie() -> str:
    """Name of the cookie under which a browser finds again what it typed."""
    return f"{settings.DARCHA_SESSION_COOKIE}_typed"


def token_of(request: HttpRequest) -> str:
    """The browser's secret, or nothing."""
    return request.COOKIES.get(cookie(), "")[:100]


def new_token() -> str:
    return secrets.token_urlsafe(32)


def keep(response: HttpResponse, token: str) -> None:
    """For an hour."""
    _set(response, token, KEPT_SECONDS)


def drop(response: HttpResponse) -> None:
    """What was typed has found its way back."""
    _set(response, "", 0)


def _set(response: HttpResponse, value: str, seconds: int) -> None:
    response.set_cookie(
        cookie(), value, max_age=seconds, secure=settings.DARCHA_SECURE_COOKIES, httponly=True, samesite="Lax"
    )
