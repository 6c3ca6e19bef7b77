"""Says who makes each request: ``request.who``, from the session cookie, in one statement. Ignores bearer tokens."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from darcha.ground.read_only import standing

from . import api, cookies
from .requests import PageRequest
from .types import ANONYMOUS, Principal


class SignInMiddleware:
    """No cookie costs no statement. Posts, mandates and the account's state are read anew each time, so a right that
    was taken away is gone with the next request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        request.who = self._who(request)
        response = self.get_response(request)
        if request.who.kind != "anonymous":
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def _who(self, request: HttpRequest) -> Principal:
        secret = cookies.session_secret(request)
        if not secret:
            return ANONYMOUS
        known = api.find_recognised(secret)
        if known is None:
            return ANONYMOUS
        if known.stale and standing() is None:
            api.touch_session(known.principal)
        return api.as_mandated(known.principal)
