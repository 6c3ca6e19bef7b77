"""The person has seen notices in the cabinet."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_signed_in

from ..models import Notification


@command(may=is_signed_in)
def mark_seen(who: Principal, *, notice_ids: Sequence[UUID]) -> int:
    """Tick off the person's own notices of those; others are passed over. Answers how many were new."""
    if who.account_id is None:
        return 0
    own = Notification.objects.filter(account_id=who.account_id, id__in=list(notice_ids), seen_at=None)
    return own.update(seen_at=clock.now())
