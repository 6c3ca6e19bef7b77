"""The registry of services: open data; forms for a signed-in caller hold what the registers know of him."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from darcha.ground.refusals import NotFound
from darcha.ground.text import base_language
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import FormSubject, Service

from .. import shown
from ..callers import caller, optional_bearer
from ..responses import answers
from ..schemas import FormOut, Language, Passport, ServiceList

router = Router(auth=optional_bearer)
PAGE = 50


def _item(service: Service, language: str) -> dict[str, Any]:
    bodies, terms = catalogue.current().bodies, cases.terms_today(service)
    return {
        "key": service.key,
        "name": service.name.in_(language),
        "agency": bodies[service.agency].name.in_(language) if service.agency in bodies else service.agency,
        "sphere": service.sphere,
        "fee_from": catalogue.fee_from(service.key),
        "term": terms[0].rule.in_(language) if terms else "",
    }


@router.get("services", response=answers({200: ServiceList}))
def list_services(
    request: HttpRequest,
    q: str = Query("", max_length=200),
    lang: Language = "uz",
    cursor: str = Query("", max_length=100),
) -> Any:
    """Services by name, or by what is searched: typos, scripts and apostrophes do not matter."""
    keys = (
        [hit.key for hit in catalogue.search(q, base_language(lang), limit=PAGE)]
        if q.strip()
        else sorted(catalogue.current().services)
    )
    if cursor and not q.strip():
        keys = [key for key in keys if key > cursor]
    page = keys[:PAGE]
    return {
        "items": [_item(catalogue.service(key), lang) for key in page],
        "next": page[-1] if len(keys) > PAGE else None,
    }


@router.get("services/{key}", response=answers({200: Passport}))
def get_service(request: HttpRequest, key: str, lang: Language = "uz") -> Any:
    """The passport of a service, in the version now in force, with how long it really takes."""
    service = catalogue.service(_known(key))
    procedure = service.procedure
    return {
        **_item(service, lang),
        "version": service.version,
        "legal_name": service.legal_name.in_(lang),
        "summary": service.summary.in_(lang),
        "result": service.result.in_(lang),
        "audience": list(service.audience),
        "channels": list(service.channels),
        "terms": [
            {
                "rule": term.rule.in_(lang),
                "article": term.article,
                "length": term.length,
                "unit": term.unit,
                "starts_at": term.starts_at,
            }
            for term in cases.terms_today(service)
        ],
        "waiting": shown.waiting(key),
        "bring": [text.in_(lang) for text in service.bring],
        "refusal_grounds": [
            {"key": ground.key, "text": ground.text.in_(lang), "article": ground.article}
            for ground in procedure.refusal_grounds
        ],
        "legal_basis": [
            {"act": basis.act, "title": basis.title.in_(lang), "article": basis.article, "url": basis.url}
            for basis in service.legal_basis
        ],
    }


@router.get("services/{key}/form", response=answers({200: FormOut}), by_alias=True)
def get_form(request: HttpRequest, key: str, lang: Language = "uz") -> Any:
    """The form as JSON Schema. With a person's token: with the choices that the registers give this person. What one
    only reads about, or begins from the application that it is about, has no form here."""
    service = catalogue.service(_known(key))
    if service.kind == "informational":
        raise NotFound
    who = caller(request)
    subject = cases.form_subject(who, key) if who.kind == "person" else FormSubject()
    return {
        "service": service.key,
        "version": service.version,
        "language": lang,
        "schema": catalogue.form_schema(service, subject, lang),
        "pages": catalogue.form_pages(service, subject, lang),
    }


def _known(key: str) -> str:
    if key not in catalogue.current().services:
        raise NotFound
    return key
