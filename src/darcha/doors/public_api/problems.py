"""Problem details (RFC 9457) of the API, with paths of fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from darcha.furniture.refusal_status import headers_of, status_of
from darcha.ground.refusals import NotFound, Refusal
from darcha.ground.text import cite, t

_ABOVE = {"answers-incomplete": "answers."}  # where in the body the fields of a refusal stand


def problem(
    status: int,
    code: str,
    title: str,
    *,
    detail: str = "",
    errors: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
    **members: str,
) -> HttpResponse:
    """``application/problem+json``: code, title, and what is wrong at which path; ``members`` are the route's own."""
    body: dict[str, Any] = {"type": "about:blank", "status": status, "code": code, "title": title, **members}
    if detail:
        body["detail"] = detail
    if errors:
        body["errors"] = list(errors)
    return JsonResponse(body, status=status, content_type="application/problem+json", headers=headers)


def from_refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal in the caller's language, with the remedy and the article of law."""
    language = language_of(request)
    status = status_of(refusal)
    if status == 404:
        return not_found()
    above = _ABOVE.get(refusal.code, "")
    fields = [
        {"path": above + path, "code": key.rsplit(".", 1)[-1], "detail": _field_words(key, language)}
        for path, key in refusal.fields.items()
    ]
    detail = refusal.remedy(language)
    if refusal.article:
        detail = f"{detail} ({cite(refusal.article, language)})"
    return problem(
        status, refusal.code, refusal.message(language), detail=detail, errors=fields, headers=headers_of(status)
    )


def _field_words(key: str, language: str) -> str:
    try:
        return t(key, language)
    except KeyError:
        return key


def our_fault(status: int, incident: str) -> HttpResponse:
    """What broke on our side, by a number that the log holds too."""
    words = "Something broke on our side" if status == 500 else "The service is not available just now"
    code = "our-fault" if status == 500 else "unavailable"
    return problem(status, code, words, detail=f"Incident {incident}", headers=headers_of(status))


def is_of_the_api(request: HttpRequest) -> bool:
    """Whether a request is for an address below the API's, where everything that goes wrong is a problem."""
    return request.path.startswith(reverse("api:api-root"))


def not_found() -> HttpResponse:
    """One and the same answer for what does not exist and what is not yours."""
    return problem(404, NotFound.code, t(f"refusal.{NotFound.code}", "en"))


def language_of(request: HttpRequest) -> str:
    """``Accept-Language`` as far as we speak it; English otherwise."""
    for part in request.headers.get("Accept-Language", "").split(","):
        tag = part.split(";")[0].strip().lower()
        for language in ("uz-cyrl", "uz", "kaa", "ru", "en"):
            if tag == language or tag.startswith(language + "-"):
                return language
    return "en"
