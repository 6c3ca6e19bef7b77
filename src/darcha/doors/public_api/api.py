"""The public API, version 1: its parser, its problems, its routers. Each router is one subject."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser

from darcha.ground.refusals import Refusal

from . import problems
from .callers import MissingScope
from .limits import limiter
from .routes import applications, documents, files, office, services, verify
from .strict_json import NotStrictJson, parse


class StrictParser(Parser):
    """Ninja's way to our parser."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as a value. Raises NotStrictJson."""
        return parse(request.body)


api = NinjaAPI(
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
    (files.router, "files"),
    (documents.router, "documents"),
    (office.router, "office"),
    (verify.router, "verify"),
):
    api.add_router("", router, tags=[tag])


@api.exception_handler(NotStrictJson)
def _not_json(request: HttpRequest, error: NotStrictJson) -> HttpResponse:
    return problems.problem(400, "not-json", "The body cannot be read", detail=str(error))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [
        {"path": ".".join(str(part) for part in wrong["loc"]), "code": wrong["type"], "detail": wrong["msg"]}
        for wrong in error.errors
    ]
    return problems.problem(422, "invalid", "Some fields are wrong", errors=errors)


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
    if error.status_code == 400:
        return problems.problem(400, "not-json", "The body cannot be read", detail=str(error))
    return problems.problem(error.status_code, "refused", str(error))


def limited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Counts the call against its caller and tells the allowance in every answer."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = request.headers.get("Authorization", "")
        who = token or request.META.get("REMOTE_ADDR", "")
        allowance = limiter.take(who, known=bool(token))
        if allowance.remaining < 0:
            headers = {"Retry-After": str(allowance.reset), **allowance.headers}
            return problems.problem(429, "too-many-calls", "Too many calls in a minute", headers=headers)
        response = view(request, *args, **kwargs)
        if response.headers.pop("X-Darcha-Repeat", None):
            limiter.give_back(who)
        for name, value in allowance.headers.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    counted.csrf_exempt = True  # type: ignore[attr-defined]
    counted.gate = "bearer"  # type: ignore[attr-defined]
    return counted
