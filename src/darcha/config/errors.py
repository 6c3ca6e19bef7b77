"""Error pages: refusals, missing pages, forged forms, and our own faults with an incident number."""

import logging
import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from darcha.doors.public_api.problems import is_of_the_api, our_fault, problem
from darcha.doors.public_api.problems import not_found as no_such_thing
from darcha.furniture.refusal_status import headers_of
from darcha.ground import incidents
from darcha.ground.refusals import Refusal

log = logging.getLogger("darcha.errors")


def refusal_page(request: HttpRequest, refusal: Refusal, status: int) -> HttpResponse:
    """What was refused, by which article, and what the person can do."""
    template = "furniture/errors/404.html" if status == 404 else "furniture/errors/refusal.html"
    return render(request, template, {"refusal": refusal}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 404. Of the API only what no route can look at comes here, such as an address with a newline."""
    if is_of_the_api(request):
        return no_such_thing()
    return render(request, "furniture/errors/404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 400."""
    if is_of_the_api(request):
        return problem(400, "bad-request", "The request cannot be read")
    return render(request, "furniture/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 403."""
    return _stale(request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that this site did not make, or that waited too long. The log names the page, never its address."""
    log.warning("a forged or stale form at %s", _page_of(request))
    return _stale(request)


def _stale(request: HttpRequest) -> HttpResponse:
    """With the way to the page where the form stood, if that was one of ours: opened anew, it has a fresh form."""
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return render(request, "furniture/errors/403.html", {"again_url": came_from if is_ours else ""}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Handler of what nobody caught: says so, with a number that the log holds too, and nothing else. A database that
    does not answer is 503: trying again helps."""
    error = sys.exc_info()[1] or RuntimeError()
    incident = incidents.note(log, error, _page_of(request))
    status = 503 if isinstance(error, OperationalError) else 500
    if is_of_the_api(request):
        response = our_fault(status, incident)
    else:
        response = render(request, "furniture/errors/500.html", {"incident": incident}, status=status)
    for name, value in headers_of(status).items():
        response.headers[name] = value
    return response


def _page_of(request: HttpRequest) -> str:
    return getattr(request.resolver_match, "view_name", None) or "an unknown page"
