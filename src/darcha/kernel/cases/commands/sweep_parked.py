"""Forget typed answers whose writer did not sign in again within the hour. Runs every ten minutes."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import ParkedAnswers
from ..rules.parking import KEPT_FOR

_AT_ONCE = 1_000


@command(may=is_system)
def sweep_parked(who: Principal) -> int:
    """How many were forgotten; call again while the answer is not 0."""
    old = ParkedAnswers.objects.filter(parked_at__lt=clock.now() - KEPT_FOR).values("id")[:_AT_ONCE]
    return ParkedAnswers.objects.filter(id__in=old).delete()[0]
