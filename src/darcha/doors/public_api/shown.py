"""How cases and documents look in JSON. Ignores rights: the rooms have decided already."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from darcha.ground.text import t
from darcha.kernel.cases.types import CaseRow, CaseView, Due, Receipt, TimelineEntry
from darcha.kernel.documents.types import DocumentRow

from . import problems


def _address(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(reverse("api:openapi-json").replace("openapi.json", path))


def links(request: HttpRequest, public_id: UUID) -> dict[str, str]:
    """Where an application goes on."""
    own = f"applications/{public_id}"
    return {
        "self": _address(request, own),
        "pay": _address(request, f"{own}/payments"),
        "documents": _address(request, f"{own}/documents"),
        "timeline": _address(request, f"{own}/timeline"),
    }


def due(request: HttpRequest, public_id: UUID, due: Due) -> dict[str, Any]:
    """The lawful due with the address of its derivation."""
    return {
        "due_on": due.due_on,
        "due_at": due.due_at,
        "starts_on": due.starts_on,
        "stopped": due.stopped,
        "confirmed": due.confirmed,
        "derivation_url": _address(request, f"applications/{public_id}/due"),
    }


def receipt(request: HttpRequest, receipt: Receipt, service: str) -> dict[str, Any]:
    """The answer to a submission."""
    return {
        "number": receipt.number,
        "id": receipt.public_id,
        "service": service,
        "state": receipt.state.value,
        "step": receipt.step,
        "received_at": receipt.received_at,
        "due": due(request, receipt.public_id, receipt.due),
        "links": links(request, receipt.public_id),
    }


def row(request: HttpRequest, row: CaseRow) -> dict[str, Any]:
    """One line of a list."""
    return {
        "number": row.number,
        "id": row.public_id,
        "service": row.service_key,
        "state": row.state.value,
        "step": row.step,
        "received_at": row.received_at,
        "due": due(request, row.public_id, row.due),
        "links": links(request, row.public_id),
    }


def timeline(request: HttpRequest, entries: tuple[TimelineEntry, ...]) -> list[dict[str, Any]]:
    """What happened, in the caller's language."""
    language = problems.language_of(request)
    return [
        {
            "at": entry.at,
            "code": entry.code,
            "text": t(f"cases.timeline.{entry.code}", language, **dict(entry.params)),
            "actor": entry.actor,
        }
        for entry in entries
    ]


def document(request: HttpRequest, document: DocumentRow) -> dict[str, Any]:
    """A paper in a list."""
    return {
        "id": document.public_id,
        "number": document.number,
        "title": document.title,
        "issued_at": document.issued_at,
        "state": document.state.value,
        "links": {"self": _address(request, f"documents/{document.public_id}")},
    }


def detail(request: HttpRequest, view: CaseView, papers: list[DocumentRow]) -> dict[str, Any]:
    """A whole application for its applicant."""
    payments = []
    if view.invoice_public_id:
        payments.append({"invoice": str(view.invoice_public_id), "pay_by": view.pay_by, **dict(view.fee)})
    return {
        **row(request, view.row),
        "answers": dict(view.answers),
        "timeline": timeline(request, view.timeline),
        "payments": payments,
        "documents": [document(request, paper) for paper in papers],
    }
