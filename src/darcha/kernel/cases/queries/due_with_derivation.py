"""The lawful due of a case, day by day. Ignores how it is drawn."""

from typing import Any
from uuid import UUID

from darcha.ground import clock
from darcha.kernel.identity.types import Principal

from ..counting import counting_of
from ..models.reading import row_of
from ..rules.term_explain import term_json
from ..rules.told import ending_of, moves_of, summarise
from ..types import Relation
from ..types.term import TermAnswer
from ..types.told import CaseTerm
from .reading import find


def due_with_derivation(who: Principal, case: UUID) -> TermAnswer:
    """The term law's own answer, derived anew from what has happened; the row keeps only its result. Two statements.
    Raises NotFound."""
    return term_of_case(who, case).answer


def term_of_case(who: Principal, case: UUID) -> CaseTerm:
    """The same with the slim row and the service: what a page of the term shows. Two statements. Raises NotFound."""
    found = find(who, case)
    counting = counting_of(found.case, found.service)
    return CaseTerm(
        row=row_of(found.case),
        service=found.service,
        answer=counting.answer(),
        language=found.case.language,
        is_mine=found.standing.relation is Relation.APPLICANT,
        moves=moves_of(counting.happened),
    )


def due_as_json(who: Principal, case: UUID, *, language: str) -> dict[str, Any]:
    """The same in words, as the public API shows it. Raises NotFound."""
    term = term_of_case(who, case)
    summary = summarise(term.answer, language, now=clock.now(), ending=ending_of(term.row), moves=term.moves)
    return term_json(term.answer, language, summary)
