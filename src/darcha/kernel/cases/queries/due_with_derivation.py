"""The lawful due of a case, day by day. Ignores how it is drawn."""

from typing import Any
from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..models import CaseEvent
from ..models.reading import calendar_of, local
from ..rules.clock import Happened, ask_the_law, term_of
from ..rules.term_explain import term_json
from ..types.term import TermAnswer
from .reading import find


def due_with_derivation(who: Principal, case: UUID) -> TermAnswer:
    """The term law's own answer, derived anew from what has happened; the row keeps only its result. Two statements.
    Raises NotFound."""
    found = find(who, case)
    lines = CaseEvent.objects.filter(case_id=found.case.id).values_list("code", "at", "params")
    return ask_the_law(
        term_of(found.service.procedure, found.case.term_key),
        calendar_of(found.case),
        local(found.case.received_at),
        [Happened(code, local(at), params) for code, at, params in lines],
        derive=True,
    )


def due_as_json(who: Principal, case: UUID, *, language: str) -> dict[str, Any]:
    """The same in words, as the public API shows it. Raises NotFound."""
    return term_json(due_with_derivation(who, case), language)
