"""What a device shows when the line is down: one page, and the small worker that keeps it. Ignores everything else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from darcha.furniture.build import OUT
from darcha.kernel.identity import gates
from darcha.kernel.identity.types import ANONYMOUS


@gates.anyone
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page itself; the same for everybody: a device keeps it, so nobody's name may stand on it."""
    request.who = ANONYMOUS  # type: ignore[attr-defined]
    return render(request, "furniture/errors/offline.html")


@gates.anyone
@require_safe
@cache_control(max_age=3600)
def offline_worker(request: HttpRequest) -> HttpResponse:
    """The worker stands beside the pages of its language, so that it can answer for them and for nothing else."""
    script = (OUT / "offline.js").read_bytes()
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")
