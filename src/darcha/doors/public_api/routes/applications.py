"""A person's own applications: submit once however often it is sent, follow, pay, withdraw."""

from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Body, Header, Query, Router, Status

from darcha.kernel.cases import api as cases
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import is_staff
from darcha.kernel.payments import api as payments

from .. import shown
from ..callers import Bearer, caller
from ..limits import spent_allowance, too_many
from ..problems import language_of, problem
from ..responses import OF_A_BODY, OF_A_THING, OF_A_TOKEN, answers
from ..schemas import (
    Application,
    ApplicationDetail,
    ApplicationList,
    CheckoutOut,
    Derivation,
    DocumentList,
    ObjectionIn,
    SheetIn,
    SheetOut,
    Submission,
    TimelineOut,
    Withdrawal,
)

router = Router()
ROUTE = "POST /api/v1/applications"
READ = Bearer("applications:read")
WRITE = Bearer("applications:write")
NO_WORDS = Body(Withdrawal.model_validate({}))
PAY = Bearer("payments:write")
KEY_WANTED = "Idempotency-Key is to be 1 to 200 printable ASCII characters"
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[!-~]([ -~]{0,198}[!-~])?$",
        description="Yours, unique for each application.",
    ),
]


@router.post("applications", auth=WRITE, response=answers({201: Application}, *OF_A_BODY, 409))
def submit(request: HttpRequest, body: Submission, idempotency_key: Key) -> Any:
    """Submit. The same key with the same body gets the same answer, also while the first is in flight. Repeats do not
    count as calls."""
    who = caller(request)
    spent = spent_allowance(request)
    if spent is not None and not cases.was_submitted(who, route=ROUTE, key=idempotency_key):
        return too_many(spent)
    receipt = cases.submit(
        who,
        service_key=body.service,
        answers=body.answers,
        language=body.language,
        channel="portal",
        idempotency_key=idempotency_key,
        route=ROUTE,
    )
    request.is_repeat = receipt.is_repeat  # type: ignore[attr-defined]
    return shown.created(request, receipt)


@router.get("applications", auth=READ, response=answers({200: ApplicationList}, *OF_A_TOKEN))
def list_mine(
    request: HttpRequest, cursor: str = Query("", max_length=200), limit: int = Query(20, ge=1, le=100)
) -> Any:
    """Mine, newest first."""
    return shown.page(request, cases.my_cases(caller(request), cursor=cursor or None, limit=limit))


@router.get("applications/{uuid:id}", auth=READ, response=answers({200: ApplicationDetail}, *OF_A_THING))
def get_application(request: HttpRequest, id: UUID) -> Any:
    """State, timeline, due with its derivation, payments and documents. An officer's reading is written down for the
    applicant to see."""
    who = caller(request)
    view = cases.officer_case(who, id, answers_alone=True) if is_staff(who) else cases.case_for(who, id)
    derivation = cases.due_as_json(who, id, language=language_of(request))
    invoices = payments.invoices_of(f"case:{view.row.id}") if view.invoice_public_id else []
    return shown.detail(request, view, derivation, invoices, documents.documents_of_case(view.row.id))


@router.get("applications/{uuid:id}/timeline", auth=READ, response=answers({200: TimelineOut}, *OF_A_THING))
def get_timeline(request: HttpRequest, id: UUID) -> Any:
    """What happened and when."""
    return {"items": shown.timeline(request, cases.timeline(caller(request), id))}


@router.get("applications/{uuid:id}/documents", auth=READ, response=answers({200: DocumentList}, *OF_A_THING))
def get_documents(request: HttpRequest, id: UUID) -> Any:
    """The papers that this application brought."""
    who = caller(request)
    view = cases.case_for(who, id)
    return {"items": [shown.document(request, paper) for paper in documents.documents_of_case(view.row.id)]}


@router.get("applications/{uuid:id}/due", auth=READ, response=answers({200: Derivation}, *OF_A_THING))
def get_due(request: HttpRequest, id: UUID) -> Any:
    """The lawful due with every day counted or skipped and why."""
    return cases.due_as_json(caller(request), id, language=language_of(request))


@router.post(
    "applications/{uuid:id}/due/sheet", auth=WRITE, response=answers({200: SheetOut, 201: SheetOut}, *OF_A_BODY)
)
def issue_sheet(request: HttpRequest, id: UUID, body: SheetIn) -> Any:
    """The derivation as a sealed PDF, for a court: 201 when made now, 200 when one that says the same was there."""
    issued = cases.issue_term_sheet(caller(request), case=id, language=body.language or "")
    return Status(201 if issued.is_new else 200, shown.sheet(request, issued))


@router.post("applications/{uuid:id}/payments", auth=PAY, response=answers({200: CheckoutOut}, *OF_A_THING, 409))
def pay(request: HttpRequest, id: UUID) -> Any:
    """Where to pay the open invoice. Takes no body."""
    who = caller(request)
    invoice = cases.case_for(who, id).invoice_public_id
    if invoice is None:
        return problem(409, "nothing-to-pay", "This application costs nothing")
    language = language_of(request)
    back = f"{settings.DARCHA_BASE_URL}/{language}/paid/{invoice}"
    return {"checkout_url": payments.checkout_url(who, invoice, language=language, return_url=back)}


@router.post("applications/{uuid:id}/objections", auth=WRITE, response=answers({201: Application}, *OF_A_BODY, 409))
def object_to(request: HttpRequest, id: UUID, body: ObjectionIn) -> Any:
    """Object to an act or to silence: an application of its own at the higher body. The same words sent again get the
    same answer."""
    said = body.model_dump()
    return Status(201, shown.row(request, cases.perform(caller(request), case=id, act="object", said=said)))


@router.post("applications/{uuid:id}/withdraw", auth=WRITE, response=answers({200: Application}, *OF_A_BODY, 409))
def withdraw(request: HttpRequest, id: UUID, body: Withdrawal = NO_WORDS) -> Any:
    """Take it back, before a decision."""
    return shown.row(request, cases.withdraw(caller(request), case=id, words=body.words))
