"""What this principal may do with a case now: the same table that every command obeys."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..types import PossibleAct, Relation
from .reading import acts_of, find, lines_of, objectable


def possible_actions(who: Principal, case: UUID) -> tuple[PossibleAct, ...]:
    """Possible acts, and the impossible ones with their reasons. One statement, two for an applicant. Raises
    NotFound."""
    found = find(who, case)
    mine = found.standing.relation is Relation.APPLICANT
    return acts_of(found, objectable(found, lines_of(found.case, for_applicant=True)) if mine else ())
