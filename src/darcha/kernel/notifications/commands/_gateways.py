"""Hand a message to the first gateway that takes it, past those that rest. Ignores who it is for and why."""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from darcha.ground import clock
from darcha.ground.sealing import blind_index
from darcha.ground.time_limit import TookTooLong, time_limit

from ..errors import AnswerLost, AtRest, GatewayFailed, MessageRefused
from ..models.spending import spend
from ..ports import bound
from ..rules.circuit import CLOSED, Circuit
from ..rules.spending import IN_TOTAL, PER_NUMBER

PATIENCE_SECONDS = 20  # with a gateway that says a byte now and then; each waits less for the next byte
_circuits: dict[object, Circuit] = {}  # of this process: each finds out by itself, within three messages
_lock = threading.Lock()


class OverBudget(Exception):
    """Too many paid SMS: to this number, or in all."""


class Handing(Protocol):
    """Asked before a message is handed to a gateway, and told, so that it is written down who may have sent it."""

    def may_go_to(self, gateway: str, knows_repeats: bool) -> bool:
        """Nothing is written down yet. Raises Unprovable."""
        ...

    def goes_to(self, gateway: str) -> None:
        """The very next thing is that it is handed over. Raises AtRest when it must not be any more."""
        ...


class Gateway(Protocol):
    """What both kinds have in common."""

    name: str
    knows_repeats: bool


class _NobodyNotes:
    """For what is said once or never."""

    def may_go_to(self, gateway: str, knows_repeats: bool) -> bool:
        return True

    def goes_to(self, gateway: str) -> None:
        return


_NOBODY_NOTES = _NobodyNotes()
G = TypeVar("G", bound=Gateway)


def send_sms(phone: str, body: str, reference: str, handing: Handing = _NOBODY_NOTES) -> None:
    """Raises GatewayFailed when no gateway takes it, MessageRefused, OverBudget."""
    if any(gateway.costs for gateway in bound.sms):
        _spend(phone)
    _first(bound.sms, lambda gateway: gateway.send(phone, body, reference), handing)


def send_mail(address: str, subject: str, body: str, reference: str, handing: Handing = _NOBODY_NOTES) -> None:
    """Raises GatewayFailed when no gateway takes it, MessageRefused."""
    _first(bound.mail, lambda gateway: gateway.send(address, subject, body, reference), handing)


def open_channels() -> list[str]:
    """Where a message could be sent now: what rests is not asked for each of a thousand that wait."""
    now = clock.now()
    ways = {"sms": bound.sms, "email": bound.mail}
    return [
        channel for channel, gateways in ways.items() if not gateways or any(_is_open(one, now) for one in gateways)
    ]


def _is_open(gateway: object, now: datetime) -> bool:
    return _circuits.get(gateway, CLOSED).lets_through(now)


def _first(gateways: Sequence[G], send: Callable[[G], None], handing: Handing) -> None:
    failure: GatewayFailed = AtRest("the gateway rests after its failures") if gateways else GatewayFailed("no gateway")
    for gateway in gateways:
        if not _is_open(gateway, clock.now()) or not handing.may_go_to(gateway.name, gateway.knows_repeats):
            continue
        if not _may_try(gateway):
            continue
        handing.goes_to(gateway.name)
        try:
            with time_limit(PATIENCE_SECONDS):
                send(gateway)
        except MessageRefused:
            _circuits.pop(gateway, None)  # it answers: the message is at fault, not the gateway
            raise
        except (GatewayFailed, TookTooLong) as error:
            with _lock:
                _circuits[gateway] = _circuits.get(gateway, CLOSED).failed(clock.now())
            failure = _as_failure(error)
            if isinstance(failure, AnswerLost):
                raise failure from error
        else:
            _circuits.pop(gateway, None)
            return
    raise failure


def _as_failure(error: GatewayFailed | TookTooLong) -> GatewayFailed:
    """Who is interrupted may say by a failure of his own that the message was not handed over yet."""
    if isinstance(error, GatewayFailed):
        return error
    said = error.__cause__
    return said if isinstance(said, GatewayFailed) else AnswerLost("the gateway answers too slowly")


def _may_try(gateway: object) -> bool:
    """After a rest one message alone tries the gateway, while others go to the next."""
    with _lock:
        circuit, now = _circuits.get(gateway, CLOSED), clock.now()
        if not circuit.lets_through(now):
            return False
        _circuits[gateway] = circuit.tried(now)
        return True


def _spend(phone: str) -> None:
    now = clock.now()
    number = blind_index("sms.number", phone)
    for limit in PER_NUMBER:
        if not spend(number, limit.name, limit.window(now), limit.most):
            raise OverBudget(limit.name)
    if not spend(b"", IN_TOTAL.name, IN_TOTAL.window(now), IN_TOTAL.most):
        raise OverBudget(IN_TOTAL.name)
