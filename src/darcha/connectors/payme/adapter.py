"""Payme as the payments room sees a provider: the way to the checkout, answers to calls, refunds, the statement."""

import hmac
import logging
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from darcha.ground import incidents, money
from darcha.ground.concerned import fails
from darcha.ground.strict_json import NotStrictJson, parse
from darcha.kernel.payments.types import InvoiceView, ProviderLine, TransactionView

from . import faults, merchant_api

log = logging.getLogger("darcha.payme")
LOGIN = "Paycom"
PATIENCE_SECONDS = 15
LONGEST_CALL = 65_536  # bytes
DEEPEST_CALL = 32
_LANGUAGES = {"uz": "uz", "uz-cyrl": "uz", "kaa": "uz", "ru": "ru", "en": "en"}  # what the checkout speaks


@dataclass(frozen=True, slots=True)
class Payme:
    """``key`` signs the provider's calls. ``office`` is the address where refunds are asked and the statement is read:
    the stand-in has one; at Payme itself people do both in the merchant's cabinet, so it is empty."""

    merchant: str
    key: str
    checkout: str
    office: str = ""

    def checkout_url(self, invoice: InvoiceView, *, language: str, return_url: str) -> str:
        """The checkout page with everything it needs in its address."""
        wanted = {
            "m": self.merchant,
            "ac.invoice": invoice.number,
            "a": money.to_tiyin(invoice.amount),
            "l": _LANGUAGES[language],
            "c": return_url,
        }
        packed = ";".join(f"{name}={value}" for name, value in wanted.items())
        return f"{self.checkout}/{b64encode(packed.encode()).decode()}"

    def answer(self, *, method: str, authorization: str, body: bytes) -> Mapping[str, Any]:
        """The JSON-RPC answer, whatever comes in."""
        call_id: Any = None
        try:
            self._check_caller(method, authorization)
            call = _read(body)
            call_id = call.get("id") if isinstance(call.get("id"), int | str) else None
            return _answer(call_id, result=merchant_api.call(call["method"], call["params"]))
        except faults.Fault as fault:
            return _answer(call_id, error=fault.to_json())
        except Exception as error:
            incidents.note(log, error, "a call of Payme")
            fails()
            return _answer(call_id, error=faults.INTERNAL.to_json())

    def refund(self, transaction: TransactionView) -> None:
        """Ask for the capture to go back; the provider then calls CancelTransaction. Raises OSError."""
        if not self.office:
            log.warning("refund of transaction %s is to be ordered in the merchant's cabinet", transaction.id)
            return
        self._ask("POST", "/refund", json={"id": transaction.provider_ref})

    def statement(self, begin: datetime, end: datetime) -> list[ProviderLine]:
        """The provider's own book. Raises OSError."""
        period = {"from": int(begin.timestamp() * 1000), "to": int(end.timestamp() * 1000)}
        states = {number: state for state, number in merchant_api.STATES.items()}
        return [
            ProviderLine(line["id"], states[line["state"]], money.from_tiyin(line["amount"]))
            for line in self._ask("GET", "/statement", params=period)["transactions"]
            if line["state"] in states
        ]

    def _check_caller(self, method: str, authorization: str) -> None:
        if method != "POST":
            raise faults.NOT_POST
        scheme, _, packed = authorization.partition(" ")
        try:
            given = b64decode(packed.strip(), validate=True)
        except (NotBase64, ValueError):
            raise faults.NOT_TRUSTED from None
        expected = f"{LOGIN}:{self.key}".encode()
        if not (self.key and scheme.lower() == "basic" and hmac.compare_digest(given, expected)):
            raise faults.NOT_TRUSTED

    def _ask(self, verb: str, path: str, **more: Any) -> Any:
        try:
            answer = httpx.request(
                verb, f"{self.office}{path}", auth=(LOGIN, self.key), timeout=PATIENCE_SECONDS, **more
            )
            answer.raise_for_status()
            return answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise ConnectionError(f"payme {path}: {type(error).__name__}") from None


def _read(body: bytes) -> dict[str, Any]:
    if len(body) > LONGEST_CALL:
        raise faults.UNREADABLE
    try:
        call = parse(body, deepest=DEEPEST_CALL, any_integer=True)
    except NotStrictJson:
        raise faults.UNREADABLE from None
    if not isinstance(call, dict) or not isinstance(call.get("method"), str):
        raise faults.BAD_REQUEST
    if not isinstance(call.get("params"), dict):
        raise faults.BAD_REQUEST
    return call


def _answer(call_id: Any, **outcome: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": call_id, **outcome}
