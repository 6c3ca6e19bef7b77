"""The public API, version 1: its routers, and how what goes wrong is said. Each router is one subject."""

import logging
from collections.abc import Sequence

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from ninja.errors import AuthenticationError, HttpError, ValidationError

from darcha.ground import incidents
from darcha.ground.refusals import Refusal
from darcha.ground.strict_json import NotStrictJson

from . import problems
from .callers import MissingScope
from .openapi import Api, StrictParser
from .routes import applications, documents, files, office, own_acts, services, status, verify

log = logging.getLogger("darcha.errors")

api = Api(
    title="Darcha",
    version="1",
    description="Services, applications, payments, documents. Bearer tokens only; times carry their offset.",
    urls_namespace="api",
    docs_url=None,
    openapi_url="openapi.json",
    parser=StrictParser(),
)
for router, tag in (
    (services.router, "services"),
    (applications.router, "applications"),
    (own_acts.router, "applications"),
    (files.router, "files"),
    (documents.router, "documents"),
    (office.router, "office"),
    (verify.router, "verify"),
    (status.router, "status"),
):
    api.add_router("", router, tags=[tag])


@api.exception_handler(NotStrictJson)
def _not_json(request: HttpRequest, error: NotStrictJson) -> HttpResponse:
    return problems.problem(400, "not-json", "The body cannot be read", detail=str(error))


@api.exception_handler(SuspiciousOperation)
@api.exception_handler(MultiPartParserError)
@api.exception_handler(UnreadablePostError)
def _unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    if isinstance(error, RequestDataTooBig):
        return problems.problem(413, "too-large", "The body is too large")
    return problems.problem(400, "unreadable", "The body cannot be read")


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    if any(wrong["loc"][0] == "header" for wrong in error.errors):  # we ask for one alone
        return problems.problem(400, "idempotency-key-missing", applications.KEY_WANTED)
    errors = [{"path": _path(wrong["loc"]), "code": wrong["type"], "detail": wrong["msg"]} for wrong in error.errors]
    return problems.problem(422, "invalid", "Some fields are wrong", errors=errors)


def _path(place: Sequence[str | int]) -> str:
    """``answers`` in a body, ``query.limit`` elsewhere. Ninja names the view's parameter behind ``body``."""
    behind = {"body": 2, "file": 1}.get(str(place[0]), 0)
    return ".".join(str(part) for part in place[behind:] or place[:1])


@api.exception_handler(Refusal)
def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return problems.from_refusal(request, refusal)


@api.exception_handler(AuthenticationError)
def _unauthenticated(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    headers = {"WWW-Authenticate": 'Bearer realm="darcha"'}
    return problems.problem(401, "unauthenticated", "A valid bearer token is needed", headers=headers)


@api.exception_handler(MissingScope)
def _missing_scope(request: HttpRequest, error: MissingScope) -> HttpResponse:
    return problems.problem(403, "missing-scope", "The token lacks a scope", detail=error.scope)


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == 400:  # ninja says no more than that; our parser knows what it was
        why = error.__cause__ if isinstance(error.__cause__, NotStrictJson) else error
        return problems.problem(400, "not-json", "The body cannot be read", detail=str(why))
    return problems.problem(error.status_code, "refused", str(error))


@api.exception_handler(Exception)
def _our_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """Says nothing but a number that the log holds too; where it broke is logged, what was sent is not."""
    incident = incidents.note(log, error, "the API")
    return problems.our_fault(503 if isinstance(error, OperationalError) else 500, incident)
