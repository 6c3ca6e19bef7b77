"""Refuses what another site makes a browser do here, by what the browser itself says (Sec-Fetch-*)."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def callback(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that other sites' servers call and that proves its caller by signature."""
    view.callback = True  # type: ignore[attr-defined]
    return view


class FetchMetadataMiddleware:
    """Cross-site: nothing unsafe at all, and for whoever carries a session nothing but plain navigation. A second fence
    behind the CSRF token; browsers that send no such headers meet the first one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], _args: Any, _kwargs: Any) -> None:
        """Django asks this before each view. Raises PermissionDenied."""
        if request.headers.get("Sec-Fetch-Site") != "cross-site" or getattr(view, "callback", False):
            return
        if request.method not in _SAFE:
            raise PermissionDenied
        carries_session = settings.DARCHA_SESSION_COOKIE in request.COOKIES
        if carries_session and request.headers.get("Sec-Fetch-Mode") != "navigate":
            raise PermissionDenied
