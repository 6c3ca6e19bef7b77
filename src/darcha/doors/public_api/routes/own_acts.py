"""What an applicant does to an application by the API beside objecting and withdrawing. Ignores the office's acts."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue.types import Act

from .. import shown
from ..callers import Bearer, caller
from ..responses import OF_A_BODY, answers
from ..schemas import AnswerIn, Application, ClarityIn, EvidenceIn

router = Router(auth=Bearer("applications:write"))
ANSWERS = answers({200: Application}, *OF_A_BODY, 409)


@router.post("applications/{uuid:id}/answer", response=ANSWERS)
def answer(request: HttpRequest, id: UUID, body: AnswerIn) -> Any:
    """Answer what the office asks."""
    return _done(request, id, Act.ANSWER, body)


@router.post("applications/{uuid:id}/evidence", response=ANSWERS)
def add(request: HttpRequest, id: UUID, body: EvidenceIn) -> Any:
    """Add evidence of one's own accord, before a decision."""
    return _done(request, id, Act.ADD, body)


@router.post("applications/{uuid:id}/clarity", response=ANSWERS)
def ask_clarity(request: HttpRequest, id: UUID, body: ClarityIn) -> Any:
    """Say what in the reply is not clear."""
    return _done(request, id, Act.ASK_CLARITY, body)


def _done(request: HttpRequest, id: UUID, act: Act, body: Schema) -> Any:
    return shown.row(request, cases.perform(caller(request), case=id, act=act.value, said=body.model_dump()))
