"""The reference of the API for people, made from its own description, so that it cannot lag behind it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from darcha.furniture.language import SHORT_NAMES
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import FormSubject
from darcha.kernel.identity import gates

from .. import limits
from ..api import api
from ..described import sections


@gates.anyone
@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Every call with what it takes, what it answers, and a line to try it."""
    site = request.build_absolute_uri("/").rstrip("/")
    described = api.get_openapi_schema()
    shown = {
        "sections": sections(described, site, application()),
        "openapi_url": reverse("api:openapi-json"),
        "base": site + reverse("api:openapi-json").removesuffix("openapi.json"),
        "calls": limits.CALLS,
        "anonymous_calls": limits.ANONYMOUS_CALLS,
        "languages": ", ".join(SHORT_NAMES),
    }
    return render(request, "public_api/reference.html", shown)


def application() -> dict[str, Any]:
    """A body that can be submitted: the smallest of the first service in the catalogue."""
    service = catalogue.service(min(catalogue.current().services))
    answers = catalogue.smallest_answers(catalogue.form_schema(service, FormSubject(), "en"))
    return {"service": service.key, "answers": answers, "language": "en"}
