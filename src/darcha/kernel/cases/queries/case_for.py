"""The applicant's page of a case: everything about it, as the applicant may see it."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..types import CaseView, Relation
from .reading import find, whole


def case_for(who: Principal, case: UUID) -> CaseView:
    """Four statements. Raises NotFound, also for a body's officer: those read through ``officer_case``."""
    found = find(who, case)
    if found.standing.relation is not Relation.APPLICANT:
        raise NotFound
    return whole(found, who)
