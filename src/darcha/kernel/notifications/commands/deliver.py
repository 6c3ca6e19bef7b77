"""Carry waiting notices to their channels. Runs in the worker; a failure is tried again later, never lost."""

import logging
import time
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..errors import AnswerLost, AtRest, GatewayFailed, MessageRefused, Unprovable
from ..models import Delivery
from ..models.saying import claim, hand_to, notice_of, write_down
from ..ports import bound
from ..rules.trying import LEASE, PAUSES, pause_after
from ..types import Address, DeliveryState
from ._gateways import OverBudget, open_channels, send_mail, send_sms

log = logging.getLogger("darcha.notifications")
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class _Became:
    """What became of one try. ``doubted``: the gateway that may have sent it, by this try or an earlier one."""

    state: DeliveryState
    next_try_at: datetime
    failure: str = ""
    doubted: str = ""


@command(may=is_system, atomic=False)
def deliver(who: Principal, *, notification_id: UUID | None = None) -> int:
    """Try what is due: of one notice, or of all. Answers how many were tried.

    A try is written down before the message goes out, and what became of it afterwards, each in a transaction of its
    own. So no row is held while a gateway takes its time, and whoever dies in between leaves one message in doubt, not
    fifty: it is tried again after ``LEASE``, with the same reference. What goes by a channel whose gateways rest waits
    its turn, and uses up none of its tries.
    """
    for tried in range(AT_ONCE):
        now = clock.now()
        row = claim(now, now + LEASE, open_channels(), notification_id)
        if row is None:
            return tried
        became = _try(row)
        # Who woke up after his lease finds that another has tried since, and changes nothing.
        sent_at = clock.now() if became.state is DeliveryState.SENT else None
        row.gateway = became.doubted
        write_down(row, became.state, became.next_try_at, sent_at, became.failure)
    return AT_ONCE


def _try(row: Delivery) -> _Became:
    notice, handing, doubted = notice_of(row), _Handing(row), row.gateway
    found = bound.addresses.find_address(notice.account_id) if bound.addresses else None
    address = found or Address()
    try:
        if row.channel == "sms" and address.phone:
            send_sms(address.phone, notice.sms, str(row.id), handing)
        elif row.channel == "email" and address.email:
            send_mail(address.email, notice.subject, notice.body, str(row.id), handing)
        else:
            return _Became(DeliveryState.NO_ADDRESS, row.next_try_at)
    except Unprovable:
        log.warning("delivery %s by %s: %s may have sent it, and is not asked again", row.id, row.channel, doubted)
        return _Became(DeliveryState.UNPROVEN, row.next_try_at, "AnswerLost", doubted)
    except (MessageRefused, GatewayFailed, OverBudget) as error:
        # A clear no to the repeat says nothing about the first time.
        return _failed(row, error, row.gateway if isinstance(error, AnswerLost) else doubted)
    return _Became(DeliveryState.SENT, row.next_try_at)


def _failed(row: Delivery, error: Exception, doubted: str) -> _Became:
    failure = type(error).__name__
    log.warning("delivery %s by %s: %s after %d", row.id, row.channel, failure, row.attempts)
    pause = None if isinstance(error, MessageRefused) else pause_after(row.attempts)
    if pause is None and doubted:
        return _Became(DeliveryState.UNPROVEN, row.next_try_at, failure, doubted)
    if pause is None and isinstance(error, AtRest):
        pause = PAUSES[-1]  # who was not asked has not refused
    if pause is None:
        return _Became(DeliveryState.FAILED, row.next_try_at, failure)
    return _Became(DeliveryState.WAITING, clock.now() + pause, failure, doubted)


class _Handing:
    """Writes down which gateway is about to get the message, before it does. One that got it before, and never said
    what became of it, is the only one that may get it again; and only if it knows a repeat when it sees one."""

    def __init__(self, row: Delivery) -> None:
        self._row, self._doubted, self._until = row, row.gateway, time.monotonic() + LEASE.total_seconds() / 2

    def may_go_to(self, gateway: str, knows_repeats: bool) -> bool:
        """Raises Unprovable, and AtRest to whoever slept through his lease."""
        if self._doubted and gateway != self._doubted:
            return False
        if self._doubted and not knows_repeats:
            raise Unprovable
        if time.monotonic() > self._until:
            raise AtRest("the lease is over")
        return True

    def goes_to(self, gateway: str) -> None:
        """Raises AtRest to whoever was overtaken."""
        self._row.gateway = gateway
        if not hand_to(self._row):
            raise AtRest("another has it in hand")
