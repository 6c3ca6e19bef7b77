"""Calls to the merchant by the protocol. Ignores what they are for."""

from itertools import count
from typing import Any

import httpx

from .setup import Setup

LOGIN = "Paycom"
PATIENCE_SECONDS = 10
_numbers = count(1)


class Refused(Exception):
    """The merchant answered with an error of the protocol: its number, and its words by language."""

    def __init__(self, code: int, message: dict[str, str]) -> None:
        super().__init__(str(code))
        self.code = code
        self.message = message


class Unreachable(Exception):
    """The merchant gave no answer of the protocol."""


def call(setup: Setup, method: str, **params: Any) -> Any:
    """The ``result``. Raises Refused, Unreachable."""
    body = {"jsonrpc": "2.0", "id": next(_numbers), "method": method, "params": params}
    try:
        answer = httpx.post(setup.callback, json=body, auth=(LOGIN, setup.key), timeout=PATIENCE_SECONDS)
        answer.raise_for_status()
        said = answer.json()
    except (httpx.HTTPError, ValueError):
        raise Unreachable from None
    if "error" in said:
        code = said["error"]["code"]
        if code == -32400:  # the merchant is ill: as good as no answer
            raise Unreachable
        raise Refused(code, said["error"]["message"])
    return said["result"]
