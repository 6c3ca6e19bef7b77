"""Counts every answer and how long it took, by the name of the page and never by its address. Stands outermost."""

from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse

from darcha.ground import tracing
from darcha.ground.metrics import OTHER, count_request


class MeasuredMiddleware:
    """An address may hold a secret or a number, and anybody can make one up: the route's name is ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = perf_counter()
        with tracing.span("request"):
            response = self.get_response(request)
            page = request.resolver_match.view_name if request.resolver_match else None
            tracing.note(page or OTHER, status=response.status_code)
        count_request(page, request.method, response.status_code, perf_counter() - began)
        return response
