"""A notice stored once and claimed for a try, a statement each. Ignores words, channels and gateways."""

from datetime import datetime
from uuid import UUID

from django.db import models

from darcha.ground.database import Given, Question, insert_of, prepared_cursor

from ..types import DeliveryState
from .delivery import Delivery
from .notification import Notification

_NOTICE = Question(lambda: Notification.objects.filter(id=Given("id", models.UUIDField())))
_CLAIM = """
UPDATE notifications_delivery SET attempts = attempts + 1, next_try_at = %s
 WHERE id = (SELECT id FROM notifications_delivery
              WHERE state = 'waiting' AND next_try_at <= %s AND channel = ANY(%s) {of}
              ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, notification_id, channel, attempts, next_try_at, gateway
"""
_OF_ALL, _OF_ONE = (_CLAIM.format(of=of) for of in ("", "AND notification_id = %s"))
_BECAME = """
UPDATE notifications_delivery SET state = %s, next_try_at = %s, sent_at = %s, failure = %s, gateway = %s
 WHERE id = %s AND attempts = %s AND state = 'waiting'
"""
_HANDED = """
UPDATE notifications_delivery SET gateway = %s WHERE id = %s AND attempts = %s AND state = 'waiting' RETURNING 1
"""


def say_once(notice: Notification) -> bool:
    """False when its ``dedupe_key`` was said before."""
    sql, values = insert_of(Notification, [notice])
    with prepared_cursor() as cursor:
        cursor.execute(f"{sql} ON CONFLICT (dedupe_key) DO NOTHING RETURNING 1", values)
        return cursor.fetchone() is not None


def claim(now: datetime, until: datetime, channels: list[str], notification_id: UUID | None) -> Delivery | None:
    """The next that is due by one of the channels, with one more attempt and nobody else's before ``until``; None when
    nothing is. What another worker claims is left to it."""
    sql, of = (_OF_ALL, []) if notification_id is None else (_OF_ONE, [notification_id])
    with prepared_cursor() as cursor:
        cursor.execute(sql, [until, now, channels, *of])
        found = cursor.fetchone()
    if found is None:
        return None
    names = ("id", "notification_id", "channel", "attempts", "next_try_at", "gateway")
    return Delivery(**dict(zip(names, found, strict=True)), state=DeliveryState.WAITING)


def notice_of(row: Delivery) -> Notification:
    """The words, opened."""
    notice: Notification = _NOTICE.first(id=row.notification_id)
    return notice


def write_down(
    row: Delivery, state: DeliveryState, next_try_at: datetime, sent_at: datetime | None, failure: str
) -> None:
    """What became of the try of that claim; nothing when another has tried since."""
    with prepared_cursor() as cursor:
        cursor.execute(_BECAME, [state.value, next_try_at, sent_at, failure, row.gateway, row.id, row.attempts])


def hand_to(row: Delivery) -> bool:
    """Before ``row.gateway`` gets the message of that claim. False when another has tried since."""
    with prepared_cursor() as cursor:
        cursor.execute(_HANDED, [row.gateway, row.id, row.attempts])
        return cursor.fetchone() is not None
