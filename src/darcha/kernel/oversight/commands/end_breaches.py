"""What was owed in a case is done, or nobody owes it any more."""

from datetime import datetime
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import Breach
from ..types import BreachKind


@command(may=is_system)
def end_breaches(who: Principal, *, case_id: UUID, at: datetime) -> int:
    """How many ended now."""
    open_ones = Breach.objects.filter(case_id=case_id, kind=BreachKind.LATE.value, ended_at=None)
    return open_ones.update(ended_at=at)
