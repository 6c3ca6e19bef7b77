"""What has happened to a case, in order. Ignores the rest of it."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..types import Relation, TimelineEntry
from .reading import find, lines_of


def timeline(who: Principal, case: UUID) -> tuple[TimelineEntry, ...]:
    """The applicant's own timeline, live. Raises NotFound; bodies read it with the case."""
    found = find(who, case)
    if found.standing.relation is not Relation.APPLICANT:
        raise NotFound
    return lines_of(found.case, for_applicant=True)
