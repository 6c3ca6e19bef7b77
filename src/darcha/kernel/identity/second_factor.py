"""Proving a second factor, adding an app or a passkey, the same behind every door. Ignores how the pages look.

A door has pages named ``sign_in``, ``sign_in_factor``, ``security``, ``security_totp`` and ``security_passkey``. What
a function here answers is either where to go, or what the door's page has to show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect

from darcha.furniture import links

from . import api, cookies
from .errors import FactorNotProven, FactorTooOld
from .queries.begun import FactorStep
from .requests import PageRequest
from .types import Principal, is_person, is_staff
from .way import back_of, with_back

_AT_HOME = {"citizen": is_person, "officer": is_staff}  # whose security page a door has


@dataclass(frozen=True, slots=True)
class FactorAsked:
    """The page that asks for a factor; ``is_wrong``: what was sent did not prove one."""

    step: FactorStep
    back: str
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class AppAsked:
    """The page that shows the secret of an app and asks for its first code; ``error`` says what was wrong with one."""

    secret: str
    error: str


@dataclass(frozen=True, slots=True)
class PasskeyAsked:
    """The page on which a passkey is made; ``sentences`` say what went wrong."""

    options: Mapping[str, Any]
    sentences: tuple[str, ...]


def prove(request: PageRequest, door: str, home_of: Callable[[Principal], str]) -> HttpResponse | FactorAsked:
    """The second step of signing in, and proving oneself again: a new session, or the question once more."""
    back, token = back_of(request), cookies.step_token(request)
    step = api.find_factor_step(token)
    if step is None:
        return _begin_again(request, door, back)
    if request.method != "POST":
        return FactorAsked(step, back or "", is_wrong=False)
    answer = api.prove_factor(
        request.who,
        token,
        code=request.POST.get("code", ""),
        passkey=request.POST.get("credential", ""),
        user_agent=request.headers.get("User-Agent", ""),
    )
    if isinstance(answer, api.SessionSecret):
        response = HttpResponseRedirect(back or home_of(answer.principal))
        cookies.keep_session(response, answer)
        return response
    return _begin_again(request, door, back) if answer.dead else FactorAsked(step, back or "", is_wrong=True)


def proven_lately(request: PageRequest, door: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it, or first lead to proving the second factor again and then back to the list of factors."""
    try:
        return act()
    except FactorTooOld:
        challenge = api.start_step_up(request.who)
    there = with_back(links.to(request, f"{door}:sign_in_factor"), links.to(request, f"{door}:security"))
    response = HttpResponseRedirect(there)
    cookies.keep_step(response, challenge)
    return response


def start_app(request: PageRequest, door: str) -> HttpResponse:
    """To the page that shows the secret of a new app; one that is there already stays beside it."""

    def start() -> HttpResponse:
        factor_id = api.start_totp(request.who)
        return HttpResponseRedirect(links.to(request, f"{door}:security_totp", factor_id=factor_id))

    return proven_lately(request, door, start)


def add_app(request: PageRequest, door: str, factor_id: UUID) -> HttpResponse | AppAsked:
    """The page with the secret, and the first code that shows that it worked: then a new session begins. Raises Http404
    for a factor that is not one's own or not waiting."""
    secret = api.find_pending_totp(request.who, factor_id)
    if secret is None:
        raise Http404
    if request.method != "POST":
        return AppAsked(secret, "")

    def confirm() -> HttpResponse:
        session = api.confirm_totp(request.who, factor_id, request.POST.get("code", ""))
        response = HttpResponseRedirect(with_back(links.to(request, f"{door}:security"), None, changed="added"))
        cookies.keep_session(response, session)
        return response

    try:
        return proven_lately(request, door, confirm)
    except FactorNotProven as refusal:
        return AppAsked(secret, refusal.message())


def start_passkey(request: PageRequest, door: str) -> HttpResponse:
    """To the page on which the browser makes the key."""

    def start() -> HttpResponse:
        challenge = api.start_passkey(request.who)
        response = HttpResponseRedirect(links.to(request, f"{door}:security_passkey"))
        cookies.keep_step(response, challenge)
        return response

    return proven_lately(request, door, start)


def add_passkey(request: PageRequest, door: str) -> HttpResponse | PasskeyAsked:
    """The page on which the browser makes the key, and what it sends back. A new session begins with the new key."""
    token = cookies.step_token(request)
    options = api.find_passkey_options(request.who, token)
    if options is None:
        return HttpResponseRedirect(links.to(request, f"{door}:security"))
    if request.method != "POST":
        return PasskeyAsked(options, ())

    def finish() -> HttpResponse:
        session = api.finish_passkey(request.who, token, request.POST.get("credential", ""))
        response = HttpResponseRedirect(with_back(links.to(request, f"{door}:security"), None, changed="added"))
        cookies.keep_session(response, session)
        return response

    try:
        return proven_lately(request, door, finish)
    except FactorNotProven as refusal:
        return PasskeyAsked(options, (refusal.message(),))


def _begin_again(request: PageRequest, door: str, back: str | None) -> HttpResponse:
    """Who was proving themselves again is signed in still, and begins where their factors are listed."""
    page = f"{door}:security" if _AT_HOME[door](request.who) else f"{door}:sign_in"
    response = HttpResponseRedirect(with_back(links.to(request, page), back, ended="1"))
    cookies.drop_step(response)
    return response
