"""A case's figures for statistics. Ignores rights: the answer names nobody, and only rooms ask."""

from uuid import UUID

from ..models import Case, CaseEvent
from ..models.asked_often import find_case
from ..models.reading import find_local, local
from ..rules.clock import Happened
from ..rules.waited import time_spent
from ..types.figures import CaseFigures
from ..types.states import DECIDED

_TOUCHING = ("paid", "asked", "answered")


def figures_of(case_id: UUID) -> CaseFigures:
    """One statement, two once the case is decided. Raises Case.DoesNotExist."""
    case = find_case(case_id)
    if case is None:
        raise Case.DoesNotExist
    spent = None
    if case.outcome in DECIDED and case.closed_at is not None:
        lines = CaseEvent.objects.filter(case_id=case_id, code__in=_TOUCHING).values_list("code", "at")
        spent = time_spent(
            case.registered_at or case.received_at, case.closed_at, [Happened(code, at) for code, at in lines]
        )
    return CaseFigures(
        service_key=case.service_key,
        region=case.region,
        state=case.state,
        received_at=local(case.received_at),
        closed_at=find_local(case.closed_at),
        outcome=case.outcome,
        waited=spent.waited if spent else None,
        own=spent.own if spent else None,
        ends_at=local(case.pressing_at) if case.closed_at is None and (case.due_on or case.due_at) else None,
    )
