"""While nothing is written, pages are read as ever; whoever sends something is told so, and keeps what was typed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from darcha.connectors.payme import faults
from darcha.doors.public_api.problems import is_of_the_api, problem
from darcha.ground.concerned import fails
from darcha.ground.read_only import ReadOnly, standing

RETRY_AFTER_SECONDS = 120
_SAFE = {"GET", "HEAD", "OPTIONS"}
_NEVER_SHOWN = {"csrfmiddlewaretoken", "passphrase", "code", "pinfl", "document", "login", "token", "challenge"}
_A_TEXT = 20  # characters: what is longer somebody wrote, and may want to copy


class ReadOnlyMiddleware:
    """Stands behind the check of forged forms, so that only what came from our own pages is given back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 503 and standing() is not None:
            response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Django asks this before it calls a view."""
        if request.method in _SAFE or standing() is None:
            return None
        if request.path == reverse("callback_payme"):  # whose protocol answers everything with 200
            fails()
            return JsonResponse({"jsonrpc": "2.0", "id": None, "error": faults.INTERNAL.to_json()})
        if is_of_the_api(request):
            refusal = ReadOnly()
            return problem(503, refusal.code, refusal.message("en"), detail=refusal.remedy("en"))
        return render(request, "furniture/errors/read_only.html", _typed(request), status=503)


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What was sent, to be sent again by one button; nothing where a secret was among it."""
    names = set(request.POST)
    if names & (_NEVER_SHOWN - {"csrfmiddlewaretoken"}):
        return {"again": [], "texts": "", "files": False}
    again = [(name, value) for name in request.POST for value in request.POST.getlist(name) if name not in _NEVER_SHOWN]
    texts = "\n\n".join(value for _, value in again if len(value) > _A_TEXT and " " in value.strip())
    return {"again": again, "texts": texts, "files": bool(request.FILES)}
