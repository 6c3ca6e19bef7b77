"""Carry waiting notices to their channels. Runs in the worker; a failure is tried again later, never lost."""

import logging
from datetime import datetime
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..errors import GatewayFailed, MessageRefused
from ..models import Delivery
from ..ports import bound
from ..rules.trying import pause_after
from ..types import Address, DeliveryState
from ._gateways import OverBudget, send_mail, send_sms

log = logging.getLogger("darcha.notifications")
AT_ONCE = 50


@command(may=is_system)
def deliver(who: Principal, *, notification_id: UUID | None = None) -> int:
    """Try what is due: of one notice, or of all. Answers how many were tried."""
    # rows that another worker holds are left to it
    now = clock.now()
    due = Delivery.objects.filter(state=DeliveryState.WAITING, next_try_at__lte=now)
    if notification_id is not None:
        due = due.filter(notification_id=notification_id)
    locked = due.select_for_update(skip_locked=True, of=("self",)).select_related("notification")
    rows = list(locked.order_by("next_try_at", "id")[:AT_ONCE])
    for row in rows:
        _try(row, now)
        row.save(update_fields=["state", "attempts", "next_try_at", "sent_at", "failure"])
    return len(rows)


def _try(row: Delivery, now: datetime) -> None:
    notice = row.notification
    found = bound.addresses.find_address(notice.account_id) if bound.addresses else None
    address = found or Address()
    row.attempts += 1
    try:
        if row.channel == "sms" and address.phone:
            send_sms(address.phone, notice.sms, str(row.id))
        elif row.channel == "email" and address.email:
            send_mail(address.email, notice.subject, notice.body, str(row.id))
        else:
            row.state = DeliveryState.NO_ADDRESS
            return
        row.state, row.sent_at, row.failure = DeliveryState.SENT, now, ""
    except (MessageRefused, GatewayFailed, OverBudget) as error:
        row.failure = type(error).__name__
        pause = None if isinstance(error, MessageRefused) else pause_after(row.attempts)
        if pause is None:
            row.state = DeliveryState.FAILED
        else:
            row.next_try_at = now + pause
        log.warning("delivery %s by %s: %s after %d", row.id, row.channel, row.failure, row.attempts)
