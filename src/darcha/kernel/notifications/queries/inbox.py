"""What was said to a person, as the cabinet shows it."""

from datetime import datetime

from darcha.kernel.identity.types import Principal

from ..models import Notification
from ..types import Notice


def inbox_of(who: Principal, *, about: str = "", before: datetime | None = None, limit: int = 30) -> list[Notice]:
    """The person's own notices, newest first; about one thing when it is named; ``before`` pages on."""
    if who.account_id is None:
        return []
    rows = Notification.objects.filter(account_id=who.account_id)
    if about:
        rows = rows.filter(about=about)
    if before is not None:
        rows = rows.filter(said_at__lt=before)
    return [
        Notice(row.id, row.key, row.about, row.subject, row.body, row.language, row.said_at, row.seen_at)
        for row in rows.order_by("-said_at", "-id")[:limit]
    ]


def count_unseen(who: Principal) -> int:
    """How many notices the person has not seen yet."""
    if who.account_id is None:
        return 0
    return Notification.objects.filter(account_id=who.account_id, seen_at=None).count()
