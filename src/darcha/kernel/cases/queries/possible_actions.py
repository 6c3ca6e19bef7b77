"""What this principal may do with a case now: the same table that every command obeys."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..types import PossibleAct
from .reading import acts_of, find


def possible_actions(who: Principal, case: UUID) -> tuple[PossibleAct, ...]:
    """Possible acts, and the impossible ones with their reasons. One statement. Raises NotFound."""
    return acts_of(find(who, case))
