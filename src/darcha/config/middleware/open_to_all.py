"""Whether everything works is told to everybody alike, and just then when little does: no session is looked up for it,
which would ask the database, and closed doors stay open for it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

_OPEN = {"citizen:status", "api:get_status"}
_ENDING = "/status"


class OpenToAllMiddleware:
    """Stands before what closes doors and before what looks for a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.endswith(_ENDING) and is_open_to_all(request):
            request.COOKIES = {}
        return self.get_response(request)


def is_open_to_all(request: HttpRequest) -> bool:
    """Whether the address is one of those."""
    try:
        return resolve(request.path_info).view_name in _OPEN
    except Resolver404:
        return False
