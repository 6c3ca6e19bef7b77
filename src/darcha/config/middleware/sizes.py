"""Refuses a body that no form of ours can have, before a byte of it is read: it would fill memory and disks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from darcha.doors.public_api.problems import problem
from darcha.kernel.documents.errors import FileTooLarge

from ..errors import refusal_page

MEGABYTES = 105  # ten files of ten megabytes each, and what stands around them


class SizeMiddleware:
    """Goes by Content-Length: without one the server hands on no body at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _declared(request) <= MEGABYTES * 1024 * 1024:
            return self.get_response(request)
        if request.path.startswith("/api/"):
            return problem(413, "too-large", "The body is too large")
        return refusal_page(request, FileTooLarge(megabytes=MEGABYTES), 413)


def _declared(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
