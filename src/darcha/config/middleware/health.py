"""Liveness, readiness and figures, answered before anything else so that a sick database shows as such."""

import hmac
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import split_domain_port

from ..metrics.exposition import CONTENT_TYPE, exposition
from ..readiness import READY, readiness

# What a proxy says of whom it speaks for. With any of them the request came from elsewhere, whoever wrote them.
_OF_PROXIES = ("HTTP_X_FORWARDED", "HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL", "HTTP_X_CLIENT", "HTTP_X_ORIGINAL",
               "HTTP_CLIENT_IP", "HTTP_TRUE_CLIENT", "HTTP_CF_CONNECTING", "HTTP_X_CLUSTER")  # fmt: skip
_NAMES_OF_THIS_MACHINE = {"localhost", "127.0.0.1", "[::1]"}


class HealthMiddleware:
    """``/healthz``: the process answers. ``/readyz``: database, migrations, packs and worker are there; which of them
    is not, only the machine itself is told, and whoever has the token. ``/metrics`` is there for these two alone."""

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
        if request.path == "/metrics" and may_know(request):
            return HttpResponse(exposition(), content_type=CONTENT_TYPE)
        return self.get_response(request)


def may_know(request: HttpRequest) -> bool:
    """Whether the caller has DARCHA_STATUS_TOKEN, or calls from this machine itself and nobody through it.

    Nothing that a caller can leave out or write proves the second: so a proxy's headers are never believed here, not
    even a declared one's, and the request must be for this machine by name, which one for the site is not.
    """
    token = settings.DARCHA_STATUS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    if any(name.startswith(_OF_PROXIES) for name in request.META):
        return False
    try:
        from_here = ip_address(str(request.META.get("REMOTE_ADDR", ""))).is_loopback
    except ValueError:
        return False
    host = request.META.get("HTTP_HOST")
    return from_here and (host is None or split_domain_port(host)[0] in _NAMES_OF_THIS_MACHINE)
