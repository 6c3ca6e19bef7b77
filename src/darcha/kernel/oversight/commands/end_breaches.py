"""What was owed in a case is done, or nobody owes it any more."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import Breach
from ..types import UNDECIDED, BreachKind


@command(may=is_system)
def end_breaches(who: Principal, *, case_id: UUID, at: datetime, kinds: Collection[BreachKind] = UNDECIDED) -> int:
    """How many of ``kinds`` ended now."""
    open_ones = Breach.objects.filter(case_id=case_id, kind__in=[kind.value for kind in kinds], ended_at=None)
    return open_ones.update(ended_at=at)
