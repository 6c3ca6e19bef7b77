"""Closes the doors for a while: as long as a file named ``maintenance`` stands in DARCHA_VAR, people read why."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RETRY_AFTER_SECONDS = 300


class MaintenanceMiddleware:
    """Answers 503 with a page in the person's language; health checks and static files go on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (settings.DARCHA_VAR / "maintenance").exists():
            return self.get_response(request)
        response = render(request, "furniture/errors/maintenance.html", status=503)
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response
