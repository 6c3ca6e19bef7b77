"""What the address of the checkout page asks for."""

from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from .setup import Setup

LONGEST = 4_096
_LANGUAGES = ("uz", "kaa", "ru", "en", "uz-cyrl")


class BadOrder(ValueError):
    """The address asks for nothing that we serve."""


@dataclass(frozen=True, slots=True)
class Order:
    """``amount`` in tiyin; ``back`` is where the payer returns to."""

    invoice: str
    amount: int
    language: str
    back: str


def read(path: str, setup: Setup) -> Order:
    """Raises BadOrder: no such form, another merchant, or a way back that does not lead to the merchant."""
    if len(path) > LONGEST:
        raise BadOrder
    try:
        packed = b64decode(unquote(path.lstrip("/")), validate=True).decode()
        said = dict(pair.split("=", 1) for pair in packed.split(";", 4))
        order = Order(said["ac.invoice"], int(said["a"]), said.get("l", "uz"), said["c"])
        back = urlsplit(order.back)
    except (NotBase64, ValueError, KeyError):
        raise BadOrder from None
    if said.get("m") != setup.merchant or order.amount <= 0:
        raise BadOrder
    if back.scheme not in {"http", "https"} or back.hostname not in setup.hosts:
        raise BadOrder
    seen = back.path.split("/")[1]
    language = seen if seen in _LANGUAGES else order.language if order.language in _LANGUAGES else "uz"
    return Order(order.invoice, order.amount, language, order.back)
