"""Closes the doors for a while: as long as a file named ``maintenance`` stands in DARCHA_VAR, people read why, systems
get a problem, and the payment provider is told to try again."""

import os
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from darcha.connectors.payme import faults
from darcha.doors.public_api.problems import is_of_the_api, problem
from darcha.ground.concerned import fails
from darcha.ground.text import t

from .open_to_all import is_open_to_all

RETRY_AFTER_SECONDS = 300
_WORDS = "furniture.error.maintenance"


class MaintenanceMiddleware:
    """Answers 503 in the caller's way; health checks and static files go on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not os.path.exists(f"{settings.DARCHA_VAR}/maintenance"):  # noqa: PTH110 - asked by every request
            return self.get_response(request)
        if is_open_to_all(request):
            return self.get_response(request)
        if request.path == reverse("callback_payme"):  # whose protocol answers everything with 200
            fails()
            return JsonResponse({"jsonrpc": "2.0", "id": None, "error": faults.INTERNAL.to_json()})
        response = _problem() if is_of_the_api(request) else _page(request)
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response


def _page(request: HttpRequest) -> HttpResponse:
    return render(request, "furniture/errors/maintenance.html", status=503)


def _problem() -> HttpResponse:
    return problem(503, "maintenance", t(f"{_WORDS}.title", "en"), detail=t(f"{_WORDS}.text", "en"))
