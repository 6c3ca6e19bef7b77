"""The frame of every route of the API: counts the call against its caller, says the allowance, keeps to problems."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from darcha.kernel.identity.address import client_address

from . import problems
from .limits import limiter, too_many

View = Callable[..., HttpResponse]


def counted(view: View, *, looks_at_tokens: bool = True, knows_repeats: bool = False) -> View:
    """A token has its own allowance; calls without one, or with one that opens nothing, share their address's. So do
    all calls of a view that looks at no token: a new made-up one for each would count for nothing. Beyond it a call
    with an Idempotency-Key still reaches a view that knows repeats, and is answered if it is one."""

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = request.headers.get("Authorization", "") if looks_at_tokens else ""
        address = client_address(request)
        allowance = limiter.take(token or address, known=bool(token))
        if allowance.remaining < 0:
            if not (knows_repeats and request.method == "POST" and "Idempotency-Key" in request.headers):
                return too_many(allowance)
            request.spent_allowance = allowance  # type: ignore[attr-defined]
        response = view(request, *args, **kwargs)
        if token and response.status_code == 401:
            allowance = limiter.take(address, known=False)
        if getattr(request, "is_repeat", False) or response.status_code == 503:
            allowance = limiter.give_back(token or address, allowance)
        elif allowance.remaining < 0:
            return too_many(allowance)
        if response.status_code == 405:
            response = problems.problem(
                405,
                "method-not-allowed",
                "This address does not take that method",
                headers={"Allow": response["Allow"]},
            )
        for name, value in allowance.headers.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    run.csrf_exempt = True  # type: ignore[attr-defined]
    run.gate = "bearer"  # type: ignore[attr-defined]
    return run


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Below the API's address even what does not exist answers as a problem."""
    return problems.not_found()
