"""What the worker asks of a case at every event, made once. Ignores who sees what: only the room itself asks."""

from typing import Any
from uuid import UUID

from django.db import models

from darcha.ground.database import Given, Question, any_of

from ..rules.repeats import FLAGGED_AMONG
from .case import Case
from .case_content import CaseContent
from .case_event import CaseEvent

_CASE = Question(lambda: Case.objects.filter(id=Given("case", models.UUIDField())))
_LOCKED = Question(lambda: Case.objects.filter(id=Given("case", models.UUIDField())).select_for_update())
_FEE = Question(lambda: CaseContent.objects.filter(case_id=Given("case", models.UUIDField())))
_ANSWERS = Question(lambda: CaseContent.objects.filter(any_of("case_id", Given("cases", models.UUIDField()))))
_EARLIER = Question(
    lambda: (
        Case.objects.filter(
            party_id=Given("party_id", models.UUIDField()),
            party_kind=Given("party_kind", models.CharField()),
            service_key=Given("service_key", models.CharField()),
            body=Given("body", models.CharField()),
            received_at__lte=Given("received_at", models.DateTimeField()),
        )
        .exclude(id=Given("id", models.UUIDField()))
        .order_by("-id")[:FLAGGED_AMONG]
    )
)
_LINE = Question(
    lambda: (
        CaseEvent.objects.filter(case_id=Given("case", models.UUIDField()), code=Given("code", models.CharField()))
        .select_related("case")
        .order_by("-id")
    )
)


def find_case(case_id: UUID) -> Case | None:
    """As it stands, without a lock."""
    found: Case | None = _CASE.first(case=case_id)
    return found


def lock_case(case_id: UUID) -> Case | None:
    """Under its lock, until the transaction ends."""
    found: Case | None = _LOCKED.first(case=case_id)
    return found


def fee_of(case_id: UUID) -> dict[str, Any]:
    """What it costs, opened."""
    (content,) = _FEE.all(case=case_id)
    fee: dict[str, Any] = content.fee
    return fee


def answers_of(cases: list[UUID]) -> dict[UUID, dict[str, Any]]:
    """What was answered in those cases, opened, by case."""
    return {one.case_id: one.answers for one in _ANSWERS.all(cases=cases)}


def earlier_of_writer(case: Case) -> list[Case]:
    """What the same body got before from the same writer, the latest first."""
    given = ("party_id", "party_kind", "service_key", "body", "received_at", "id")
    return _EARLIER.all(**{name: getattr(case, name) for name in given})


def lines_of(case_id: UUID, code: str) -> list[CaseEvent]:
    """The lines of that code with their case, the latest first."""
    return _LINE.all(case=case_id, code=code)
