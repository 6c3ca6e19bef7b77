"""What this principal may do with a case now: the same table that every command obeys."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..models.reading import facts_of
from ..rules.possible import possible_acts
from ..types import PossibleAct
from ..visible import co_bodies_of
from .reading import find


def possible_actions(who: Principal, case: UUID) -> tuple[PossibleAct, ...]:
    """Possible acts, and the impossible ones with their reasons. One statement. Raises NotFound."""
    found = find(who, case)
    facts = facts_of(found.case, co_bodies_of(found.case))
    return possible_acts(found.service.procedure, facts, found.standing)
