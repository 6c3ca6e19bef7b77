"""Liveness and readiness, answered before anything else so that a sick database shows as such."""

import hmac
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from darcha.kernel.identity.address import client_address

from ..readiness import READY, readiness


class HealthMiddleware:
    """``/healthz``: the process answers. ``/readyz``: database, migrations, packs and worker are there; which of them
    is not, only the machine itself is told, and whoever has the token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            states = readiness()
            ready = all(state in READY for state in states.values())
            said = states if may_know(request) else {"status": "ready" if ready else "not ready"}
            return JsonResponse(said, status=200 if ready else 503)
        return self.get_response(request)


def may_know(request: HttpRequest) -> bool:
    """Whether the caller sits on this machine, or has DARCHA_STATUS_TOKEN."""
    token = settings.DARCHA_STATUS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    try:
        return ip_address(client_address(request)).is_loopback
    except ValueError:
        return False
