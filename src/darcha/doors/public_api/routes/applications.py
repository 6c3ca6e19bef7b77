"""A person's own applications: submit once however often it is sent, follow, pay, withdraw."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router

from darcha.ground.refusals import NotFound
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseState
from darcha.kernel.documents import api as documents
from darcha.kernel.payments import api as payments

from .. import shown
from ..callers import Bearer, caller
from ..problems import language_of
from ..responses import OF_A_THING, OF_A_TOKEN, answers
from ..schemas import (
    Application,
    ApplicationDetail,
    ApplicationList,
    CheckoutOut,
    DocumentList,
    Submission,
    TimelineOut,
    Withdrawal,
)

router = Router()
ROUTE = "POST /api/v1/applications"
READ = Bearer("applications:read")
WRITE = Bearer("applications:write")
PAY = Bearer("payments:write")


@router.post("applications", auth=WRITE, response=answers({201: Application}, *OF_A_THING, 409, 503))
def submit(
    request: HttpRequest,
    response: HttpResponse,
    body: Submission,
    idempotency_key: str = Header("", alias="Idempotency-Key", max_length=200),
) -> Any:
    """Submit. The same key with the same body gets the same answer, also while the first is in flight."""
    receipt = cases.submit(
        caller(request),
        service_key=body.service,
        answers=body.answers,
        language=body.language,
        channel="portal",
        idempotency_key=idempotency_key.strip(),
        route=ROUTE,
    )
    return 201, shown.receipt(request, receipt, body.service)


@router.get("applications", auth=READ, response=answers({200: ApplicationList}, *OF_A_TOKEN))
def list_mine(
    request: HttpRequest, cursor: str = Query("", max_length=200), limit: int = Query(20, ge=1, le=100)
) -> Any:
    """Mine, newest first."""
    page = cases.my_cases(caller(request), cursor=cursor or None, limit=limit)
    return {"items": [shown.row(request, row) for row in page.items], "next": page.next}


@router.get("applications/{id}", auth=READ, response=answers({200: ApplicationDetail}, *OF_A_THING))
def get_one(request: HttpRequest, id: UUID) -> Any:
    """State, timeline, due, payments and documents."""
    who = caller(request)
    view = cases.case_for(who, id)
    return shown.detail(request, view, list(documents.documents_of_case(view.row.id)))


@router.get("applications/{id}/timeline", auth=READ, response=answers({200: TimelineOut}, *OF_A_THING))
def get_timeline(request: HttpRequest, id: UUID) -> Any:
    """What happened and when."""
    return {"items": shown.timeline(request, cases.timeline(caller(request), id))}


@router.get("applications/{id}/documents", auth=READ, response=answers({200: DocumentList}, *OF_A_THING))
def get_documents(request: HttpRequest, id: UUID) -> Any:
    """The papers that this application brought."""
    who = caller(request)
    view = cases.case_for(who, id)
    return {"items": [shown.document(request, paper) for paper in documents.documents_of_case(view.row.id)]}


@router.get("applications/{id}/due", auth=READ, response=answers({200: dict[str, Any]}, *OF_A_THING))
def get_due(request: HttpRequest, id: UUID) -> Any:
    """The lawful due with every day counted or skipped and why."""
    return cases.due_as_json(caller(request), id, language=language_of(request))


@router.post("applications/{id}/payments", auth=PAY, response=answers({200: CheckoutOut}, *OF_A_THING, 409))
def pay(request: HttpRequest, id: UUID) -> Any:
    """Where to pay the open invoice."""
    who = caller(request)
    view = cases.case_for(who, id)
    if view.invoice_public_id is None or view.row.state is not CaseState.AWAITING_PAYMENT:
        raise NotFound
    language = language_of(request)
    back = f"{settings.DARCHA_BASE_URL}/{language}/paid/{view.invoice_public_id}"
    return {"checkout_url": payments.checkout_url(who, view.invoice_public_id, language=language, return_url=back)}


@router.post("applications/{id}/withdraw", auth=WRITE, response=answers({200: Application}, *OF_A_THING, 409))
def withdraw(request: HttpRequest, id: UUID, body: Withdrawal) -> Any:
    """Take it back, before a decision."""
    return shown.row(request, cases.withdraw(caller(request), case=id, words=body.words))
