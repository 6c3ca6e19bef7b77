"""The officer's side: the inbox, what may be done now, and doing it. The same table answers screen and API."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Body, Query, Router, Status

from darcha.kernel.cases import api as cases
from darcha.kernel.cases import resources
from darcha.kernel.cases.types import WorklistFilter
from darcha.kernel.cases.types.registering import Arrival, Writer

from .. import shown
from ..action_in import ActionIn
from ..callers import Bearer, caller
from ..problems import language_of, problem
from ..responses import OF_A_BODY, OF_A_THING, OF_A_TOKEN, answers
from ..schemas import ActionList, Application, ApplicationList, KeyText, RegistrationIn, RegistrationOut
from .applications import Key

router = Router()
READ = Bearer("worklist:read")
ACT = Bearer("worklist:act")
NOTHING_SAID = Body(ActionIn.model_validate({}))


@router.get("worklist", auth=READ, response=answers({200: ApplicationList}, *OF_A_TOKEN))
def worklist(
    request: HttpRequest,
    service: KeyText = "",
    cursor: str = Query("", max_length=200),
    limit: int = Query(50, ge=1, le=100),
) -> Any:
    """The inbox by legal risk: least time left first."""
    wanted = WorklistFilter(service_key=service or None)
    return shown.page(request, cases.worklist(caller(request), wanted, cursor=cursor or None, limit=limit))


@router.get("applications/{uuid:id}/actions", auth=READ, response=answers({200: ActionList}, *OF_A_THING))
def actions(request: HttpRequest, id: UUID) -> Any:
    """What may be done now, and why the rest may not."""
    return {"items": resources.acts_json(cases.possible_actions(caller(request), id), language_of(request))}


@router.post("applications/{uuid:id}/actions/{act}", auth=ACT, response=answers({200: Application}, *OF_A_BODY, 409))
def act(request: HttpRequest, id: UUID, act: str, body: ActionIn = NOTHING_SAID) -> Any:
    """Do it. What the act needs is said under its name in `actions`; anything else that is said is left aside."""
    row = cases.find_row(act)
    named = {need.name for need in row.needs} if row else set()
    said = body.model_dump(include=named)
    return shown.row(request, cases.perform(caller(request), case=id, act=act, said=said))


@router.post("registrations", auth=ACT, response=answers({201: RegistrationOut}, *OF_A_BODY, 409))
def register(request: HttpRequest, body: RegistrationIn, idempotency_key: Key) -> Any:
    """Register a petition that came on paper or was said aloud, for its writer. The same key with the same body gets
    the same answer, without the code."""
    service = cases.find_petitions()
    if service is None:
        return problem(404, "not-found", "No service takes petitions")
    done = cases.register_for(
        caller(request),
        service_key=service.key,
        body=body.body,
        arrival=Arrival(
            body.way,
            body.arrived_on,
            is_signed=body.signature == "by-hand",
            is_confirmed=body.signature == "read-back",
        ),
        writer=Writer(body.writer.kind, body.writer.name, body.writer.number, body.writer.document),
        answers=body.answers,
        language=body.language,
        idempotency_key=idempotency_key,
    )
    shown_receipt = shown.receipt(request, done.receipt)
    return Status(201, {**shown_receipt, "body": done.body, "code": done.code or None, "days_late": done.days_late})
