"""The applicant's page of a case: everything about it, as the applicant may see it."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..counting import counting_of
from ..errors import NotFound
from ..types import CaseView, Relation
from ..types.term import TermAnswer
from .reading import Found, find, whole


def case_for(who: Principal, case: UUID) -> CaseView:
    """Three statements. Raises NotFound, also for a body's officer: those read through ``officer_case``."""
    return whole(_own(who, case), who)


def case_with_term(who: Principal, case: UUID) -> tuple[CaseView, TermAnswer]:
    """The same with the lawful term, derived anew from what has happened. Four statements. Raises NotFound."""
    found = _own(who, case)
    return whole(found, who), counting_of(found.case, found.service).answer()


def _own(who: Principal, case: UUID) -> Found:
    found = find(who, case)
    if found.standing.relation is not Relation.APPLICANT:
        raise NotFound
    return found
