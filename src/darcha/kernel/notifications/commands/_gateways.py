"""Hand a message to the first gateway that takes it. Ignores who it is for and why."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from darcha.ground import clock
from darcha.ground.sealing import blind_index

from ..errors import GatewayFailed
from ..models.spending import spend
from ..ports import bound
from ..rules.spending import IN_TOTAL, PER_NUMBER

G = TypeVar("G")


class OverBudget(Exception):
    """Too many paid SMS: to this number, or in all."""


def send_sms(phone: str, body: str, reference: str) -> None:
    """Raises GatewayFailed when no gateway takes it, MessageRefused, OverBudget."""
    if any(gateway.costs for gateway in bound.sms):
        _spend(phone)
    _first(bound.sms, lambda gateway: gateway.send(phone, body, reference))


def send_mail(address: str, subject: str, body: str, reference: str) -> None:
    """Raises GatewayFailed when no gateway takes it, MessageRefused."""
    _first(bound.mail, lambda gateway: gateway.send(address, subject, body, reference))


def _first(gateways: Sequence[G], send: Callable[[G], None]) -> None:
    failure = GatewayFailed("no gateway is connected")
    for gateway in gateways:
        try:
            return send(gateway)
        except GatewayFailed as error:
            failure = error
    raise failure


def _spend(phone: str) -> None:
    now = clock.now()
    number = blind_index("sms.number", phone)
    for limit in PER_NUMBER:
        if not spend(number, limit.name, limit.window(now), limit.most):
            raise OverBudget(limit.name)
    if not spend(b"", IN_TOTAL.name, IN_TOTAL.window(now), IN_TOTAL.most):
        raise OverBudget(IN_TOTAL.name)
