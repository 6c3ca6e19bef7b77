"""Forget minutes of long ago; months' counts and incidents stay."""

from datetime import timedelta

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import MinuteMark

KEPT_FOR = timedelta(days=400)


@command(may=is_system)
def sweep_counts(who: Principal) -> int:
    """How many rows went."""
    return MinuteMark.objects.filter(hour__lt=clock.now() - KEPT_FOR).delete()[0]
