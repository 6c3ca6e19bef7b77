"""What in one's own case can be objected to now, until when, and why not the rest."""

from uuid import UUID

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..objecting import lines_of_case, ways_of
from ..rules.objection import receiver_of
from ..types import Relation
from ..types.objection import WaysToObject, WayToObject
from .reading import find


def ways_to_object(who: Principal, case: UUID) -> WaysToObject:
    """For the applicant only. Two statements. Raises NotFound."""
    found = find(who, case)
    if found.standing.relation is not Relation.APPLICANT:
        raise NotFound
    ways: tuple[WayToObject, ...] = ways_of(found.case, found.service, lines_of_case(found.case))
    receiver = receiver_of(found.service.procedure, found.case.body, catalogue.current().bodies)
    return WaysToObject(ways, receiver)
