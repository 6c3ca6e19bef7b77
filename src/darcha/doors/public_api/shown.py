"""How cases and documents look in JSON: the rooms' own words with the door's links. Ignores rights: decided already."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from darcha.kernel.cases import resources
from darcha.kernel.cases.types import CaseRow, CaseView, Page, Receipt, TimelineEntry
from darcha.kernel.documents.types import DocumentRow

from .problems import language_of


def address(request: HttpRequest, path: str) -> str:
    """A full address of this API."""
    return request.build_absolute_uri(reverse("api:openapi-json").replace("openapi.json", path))


def receipt(request: HttpRequest, receipt: Receipt) -> dict[str, Any]:
    """The answer to a submission; equal for every repeat."""
    return _linked(request, receipt.public_id, resources.receipt_json(receipt))


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
        "issued_at": document.issued_at,
        "state": document.state.value,
        "links": {"self": address(request, f"documents/{document.public_id}")},
    }


def detail(
    request: HttpRequest, view: CaseView, derivation: dict[str, Any], papers: Sequence[DocumentRow]
) -> dict[str, Any]:
    """A whole application for its applicant, or for the officer who has it in hand."""
    shown = resources.case_json(view, None, language_of(request))
    due = {**shown["due"], "derivation": derivation["derivation"]}
    payments = []
    if view.invoice_public_id:
        payments.append({**view.fee, "invoice": str(view.invoice_public_id), "pay_by": view.pay_by})
    return {
        **_linked(request, view.row.public_id, {**shown, "due": due}),
        "payments": payments,
        "documents": [document(request, paper) for paper in papers],
    }


def _linked(request: HttpRequest, public_id: UUID, shown: dict[str, Any]) -> dict[str, Any]:
    own = f"applications/{public_id}"
    links = {
        "self": address(request, own),
        "pay": address(request, f"{own}/payments"),
        "documents": address(request, f"{own}/documents"),
        "timeline": address(request, f"{own}/timeline"),
    }
    due = {**shown["due"], "derivation_url": address(request, f"{own}/due")}
    return {**shown, "due": due, "links": links}
