"""Turns a refusal that no page handled into a page in the person's language. Never a 500 for bad input."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from darcha.furniture.refusal_status import headers_of, status_of
from darcha.ground.refusals import Refusal

from ..errors import refusal_page


class RefusalMiddleware:
    """Pages that know what to do with a refusal catch it themselves; this is for the rest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django asks this when a view raised."""
        if isinstance(exception, Refusal):
            status = status_of(exception)
            response = refusal_page(request, exception, status)
            for name, value in headers_of(status).items():
                response.headers[name] = value
            return response
        return None
