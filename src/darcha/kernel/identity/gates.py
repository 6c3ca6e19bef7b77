"""Gates of the doors: who may reach a view at all. Every view has one; rights to a row are the rooms' own matter."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from darcha.furniture.links import to

from . import api, fetch_metadata
from .requests import PageRequest
from .rules.way_back import safe_path
from .types import Assurance, Principal, is_person, is_staff, reaches

View = Callable[..., HttpResponse]


def anyone(view: View) -> View:
    """Open to all, signed in or not."""
    return _marked(view, "anyone")


def person(view: View) -> View:
    """For a signed-in person; others are led to sign in and come back."""
    return _signed_in(view, "person", is_person, "citizen:sign_in")


def person_with(minimum: Assurance) -> Callable[[View], View]:
    """For a person whose sign-in reaches an assurance; others are led to prove more."""

    def gate(view: View) -> View:
        def strong(request: PageRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not reaches(request.who.assurance, minimum):
                return _led(request, "citizen:security")
            return view(request, *args, **kwargs)

        return _signed_in(wraps(view)(strong), "person", is_person, "citizen:sign_in")

    return gate


def staff(view: View) -> View:
    """For staff with a proven second factor; others are led to sign in and come back."""
    return _signed_in(view, "staff", is_staff, "officer:sign_in")


def callback(view: View) -> View:
    """For another system's server that proves itself by what it sends: the view checks that, nobody signs in."""
    return _marked(fetch_metadata.callback(csrf_exempt(view)), "callback")


def bearer(scope: str) -> Callable[[View], View]:
    """For the API: a bearer token with this scope. 401 without a token that holds, 403 without the scope."""

    def gate(view: View) -> View:
        @wraps(view)
        def guarded(request: PageRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            who = find_bearer(request)
            if who is None:
                return unauthenticated()
            request.who = who
            if scope not in who.scopes:
                return _problem(403, "missing-scope", "The token lacks a scope", scope=scope)
            return view(request, *args, **kwargs)

        return _marked(guarded, f"bearer:{scope}")

    return gate


def find_bearer(request: HttpRequest) -> Principal | None:
    """Who the request's bearer token stands for."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return api.principal_for_token(token.strip()) if scheme.lower() == "bearer" and token else None


def unauthenticated() -> HttpResponse:
    """401, the same for no token and for a bad one."""
    response = _problem(401, "unauthenticated", "A valid bearer token is needed")
    response.headers["WWW-Authenticate"] = 'Bearer realm="darcha"'
    return response


def _problem(status: int, code: str, title: str, **more: str) -> HttpResponse:
    body = {"type": "about:blank", "title": title, "status": status, "code": code, **more}
    return JsonResponse(body, status=status, content_type="application/problem+json")


def _signed_in(view: View, name: str, may: Callable[[Principal], bool], sign_in: str) -> View:
    @wraps(view)
    def guarded(request: PageRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may(request.who):
            return view(request, *args, **kwargs)
        return _led(request, sign_in)

    return _marked(guarded, name)


def _marked(view: View, gate: str) -> View:
    view.gate = gate  # type: ignore[attr-defined]
    return view


def _led(request: HttpRequest, page: str) -> HttpResponse:
    here = safe_path(request.get_full_path() if request.method == "GET" else request.path)
    address = to(request, page) + ("?" + urlencode({"next": here}) if here else "")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
