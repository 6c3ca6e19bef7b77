"""Liveness and readiness, answered before anything else so that a sick database shows as such."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from ..readiness import readiness


class HealthMiddleware:
    """``/healthz``: the process answers. ``/readyz``: database, migrations, packs and worker are there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            states = readiness()
            return JsonResponse(states, status=200 if all(v == "ok" for v in states.values()) else 503)
        return self.get_response(request)
