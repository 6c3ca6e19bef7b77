"""Carry waiting notices to their channels. Runs in the worker; a failure is tried again later, never lost."""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..errors import GatewayFailed, MessageRefused
from ..models import Delivery
from ..models.saying import claim, notice_of, write_down
from ..ports import bound
from ..rules.trying import LEASE, pause_after
from ..types import Address, DeliveryState
from ._gateways import OverBudget, send_mail, send_sms

log = logging.getLogger("darcha.notifications")
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class _Became:
    """What became of one try."""

    state: DeliveryState
    next_try_at: datetime
    failure: str = ""


@command(may=is_system, atomic=False)
def deliver(who: Principal, *, notification_id: UUID | None = None) -> int:
    """Try what is due: of one notice, or of all. Answers how many were tried.

    A try is written down before the message goes out, and what became of it afterwards, each in a transaction of its
    own. So no row is held while a gateway takes its time, and whoever dies in between leaves one message in doubt, not
    fifty: it is tried again after ``LEASE``, with the same reference.
    """
    for tried in range(AT_ONCE):
        now = clock.now()
        row = claim(now, now + LEASE, notification_id)
        if row is None:
            return tried
        became = _try(row)
        # Who woke up after his lease finds that another has tried since, and changes nothing.
        sent_at = clock.now() if became.state is DeliveryState.SENT else None
        write_down(row, became.state, became.next_try_at, sent_at, became.failure)
    return AT_ONCE


def _try(row: Delivery) -> _Became:
    notice = notice_of(row)
    found = bound.addresses.find_address(notice.account_id) if bound.addresses else None
    address = found or Address()
    try:
        if row.channel == "sms" and address.phone:
            send_sms(address.phone, notice.sms, str(row.id))
        elif row.channel == "email" and address.email:
            send_mail(address.email, notice.subject, notice.body, str(row.id))
        else:
            return _Became(DeliveryState.NO_ADDRESS, row.next_try_at)
    except (MessageRefused, GatewayFailed, OverBudget) as error:
        failure = type(error).__name__
        log.warning("delivery %s by %s: %s after %d", row.id, row.channel, failure, row.attempts)
        pause = None if isinstance(error, MessageRefused) else pause_after(row.attempts)
        if pause is None:
            return _Became(DeliveryState.FAILED, row.next_try_at, failure)
        return _Became(DeliveryState.WAITING, clock.now() + pause, failure)
    return _Became(DeliveryState.SENT, row.next_try_at)
