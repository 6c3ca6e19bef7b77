"""How cases and documents look in JSON: the rooms' own words with the door's links. Ignores rights: decided already."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from darcha.ground import clock
from darcha.ground.text import Text
from darcha.kernel.cases import resources
from darcha.kernel.cases.types import CaseRow, CaseView, Page, Receipt, TimelineEntry
from darcha.kernel.cases.types.told import SheetIssued
from darcha.kernel.documents.types import DocumentRow
from darcha.kernel.identity.types import is_staff
from darcha.kernel.payments.types import InvoiceView
from darcha.kernel.statistics import api as statistics

from .callers import caller
from .problems import language_of

_JSON = "application/json; charset=utf-8"
_LINKS = {"payments": "pay"}


def address(request: HttpRequest, path: str) -> str:
    """A full address of this API."""
    root = getattr(request, "api_root", None)
    if root is None:
        root = f"{request.scheme}://{request.get_host()}{_root()}"
        request.api_root = root  # type: ignore[attr-defined]
    return f"{root}{path}"


@cache
def _root() -> str:
    return reverse("api:openapi-json").removesuffix("openapi.json")


def receipt(request: HttpRequest, receipt: Receipt) -> dict[str, Any]:
    """The answer to a submission; equal for every repeat."""
    return _linked(request, receipt.public_id, resources.receipt_json(receipt))


def created(request: HttpRequest, given: Receipt) -> HttpResponse:
    """The same as an answer, 201: made of values of ours, it goes past the checks and the making of types that all
    others go through, and says every letter as they do."""
    return HttpResponse(msgspec.json.encode(receipt(request, given)), status=201, content_type=_JSON)


def row(request: HttpRequest, row: CaseRow) -> dict[str, Any]:
    """One line of a list."""
    return _linked(request, row.public_id, resources.row_json(row))


def page(request: HttpRequest, page: Page) -> dict[str, Any]:
    """A page of a list with its cursor."""
    return {"items": [row(request, one) for one in page.items], "next": page.next}


def timeline(request: HttpRequest, entries: Sequence[TimelineEntry]) -> list[dict[str, Any]]:
    """What happened, in the caller's language."""
    return [resources.entry_json(entry, language_of(request)) for entry in entries]


def document(request: HttpRequest, document: DocumentRow) -> dict[str, Any]:
    """A paper in a list."""
    return {
        "id": document.public_id,
        "number": document.number,
        "title": document.title,
        "issued_at": clock.parse(document.issued_at),
        "state": document.state.value,
        "links": {"self": address(request, f"documents/{document.public_id}")},
    }


def sheet(request: HttpRequest, sheet: SheetIssued) -> dict[str, Any]:
    """The sheet of a term, with the way to its PDF."""
    own = f"documents/{sheet.document}"
    return {"id": sheet.document, "number": sheet.number, "links": {"self": address(request, own)}}


def waiting(service_key: str) -> dict[str, Any]:
    """How long the service really takes, in seconds, and what waits now."""
    real = statistics.waiting_time(service_key)
    return {
        "cases": real.cases,
        "median_seconds": _seconds(real.median),
        "nine_of_ten_seconds": _seconds(real.nine_of_ten),
        "own": {"cases": real.own.cases, "median_seconds": _seconds(real.own.median)},
        "backlog": {"open": real.backlog.open, "past_term": real.backlog.past_term},
    }


def _seconds(span: timedelta | None) -> int | None:
    return None if span is None else int(span.total_seconds())


def detail(
    request: HttpRequest,
    view: CaseView,
    derivation: dict[str, Any],
    invoices: Sequence[InvoiceView],
    papers: Sequence[DocumentRow],
) -> dict[str, Any]:
    """A whole application for its applicant, or for the officer who has it in hand."""
    language = language_of(request)
    shown = resources.case_json(view, None, language)
    due = {**shown["due"], "derivation": derivation["derivation"]}
    fee = _fee(view.fee, language)
    return {
        **_linked(request, view.row.public_id, {**shown, "due": due, "fee": fee}),
        "payments": [_payment(fee, invoice) for invoice in invoices],
        "documents": [document(request, paper) for paper in papers],
    }


def _fee(fee: Mapping[str, Any], language: str) -> dict[str, Any]:
    """As it was quoted, in one language; what did not count adds nothing."""
    return {
        **fee,
        "lines": [
            {
                **line,
                "text": Text(line["text"]).in_(language),
                "amount": line["amount"] if line["counted"] else 0,
                "would_be": None if line["counted"] else line["amount"],
            }
            for line in fee["lines"]
        ],
    }


def _payment(fee: Mapping[str, Any], invoice: InvoiceView) -> dict[str, Any]:
    return {
        **fee,
        "invoice": invoice.public_id,
        "number": invoice.number,
        "state": invoice.state.value,
        "pay_by": clock.parse(invoice.due_by),
        "paid_at": clock.parse(invoice.paid_at) if invoice.paid_at else None,
    }


def _linked(request: HttpRequest, public_id: UUID, shown: dict[str, Any]) -> dict[str, Any]:
    own = f"applications/{public_id}"
    below = ("actions",) if is_staff(caller(request)) else ("payments", "documents", "timeline")
    links = {_LINKS.get(name, name): address(request, f"{own}/{name}") for name in below}
    due = {
        **shown["due"],
        "derivation_url": address(request, f"{own}/due"),
        "sheet_url": address(request, f"{own}/due/sheet"),
    }
    return {**shown, "due": due, "links": {"self": address(request, own), **links}}
