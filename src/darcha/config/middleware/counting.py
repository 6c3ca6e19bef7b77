"""Counts each answer for the part and the service that it belongs to: done, or failed by our fault. Adds to a number in
memory and nothing else; what a person did wrong is no fault of ours."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve

from darcha.ground.concerned import begins, concerned, has_failed
from darcha.kernel.availability import api as availability
from darcha.kernel.catalogue import api as catalogue

from ..parts import part_of

OUR_FAULT = 500  # and above: also what is refused while nothing is written or the doors are closed


class CountingMiddleware:
    """Stands outside of everything that may refuse, so that nothing is left out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begins()
        response = self.get_response(request)
        match = request.resolver_match or _resolved(request)
        part = part_of(match.view_name) if match else None
        if match and part:
            service = concerned() or _named(match)
            is_failed = response.status_code >= OUR_FAULT or has_failed()
            availability.memory.count(part, service, is_failed=is_failed)
        return response


def _named(match: ResolverMatch) -> str:
    """The service that the address names, if there is such a one: anybody can make up as many as they like."""
    key = str(match.kwargs.get("key", ""))
    return key if key in catalogue.current().services else ""


def _resolved(request: HttpRequest) -> ResolverMatch | None:
    """Where it would have led, had it not been refused on the way."""
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None
