"""Forget the keys of old submissions: their callers have long stopped repeating. Runs nightly."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import SubmissionKey
from ..rules.submission import KEYS_KEPT_FOR

_AT_ONCE = 1_000


@command(may=is_system)
def sweep_keys(who: Principal) -> int:
    """How many were forgotten; call again while the answer is not 0. The cases and their receipts stay."""
    old = SubmissionKey.objects.filter(created_at__lt=clock.now() - KEYS_KEPT_FOR).values("id")[:_AT_ONCE]
    return SubmissionKey.objects.filter(id__in=old).delete()[0]
