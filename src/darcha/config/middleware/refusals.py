"""Turns a refusal that no page handled into a page in the person's language. Never a 500 for bad input."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from darcha.ground.refusals import NotAllowed, NotFound, Refusal

from ..errors import refusal_page

_UNSEEN = (NotFound, NotAllowed)  # both look as if there were nothing


class RefusalMiddleware:
    """Pages that know what to do with a refusal catch it themselves; this is for the rest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django asks this when a view raised."""
        if isinstance(exception, Refusal):
            return refusal_page(request, exception, 404 if isinstance(exception, _UNSEEN) else 409)
        return None
