"""Invoices and calls for the tests of the connector."""

import json
from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from darcha.connectors.payme.adapter import LOGIN, Payme
from darcha.ground import clock
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api as payments
from darcha.kernel.payments.api import InvoiceLine, InvoiceRef

KEY = "a-key-of-the-tests"
NAMES = dict.fromkeys(("uz", "kaa", "ru", "en"), "Boj")
SYSTEM = Principal.system("test")
_purposes = count()


@pytest.fixture
def payme() -> Payme:
    return Payme("demo-merchant", KEY, "https://checkout.example.uz")


@pytest.fixture
def invoice() -> Callable[..., InvoiceRef]:
    def make(amount: int = 20_600, days: int = 10) -> InvoiceRef:
        return payments.ask(
            SYSTEM,
            purpose_ref=f"test:{next(_purposes)}",
            payer_account_id=None,
            amount=amount,
            lines=[InvoiceLine("base", NAMES, amount)],
            due_by=clock.now() + timedelta(days=days),
            language="uz",
        )

    return make


def sign(login: str = LOGIN, key: str = KEY) -> str:
    """The header by which the provider shows who it is."""
    return "Basic " + b64encode(f"{login}:{key}".encode()).decode()


def say(payme: Payme, method: str, **params: Any) -> Any:
    """One call; answers the ``result``, or the number of the error."""
    body = json.dumps({"jsonrpc": "2.0", "id": 7, "method": method, "params": params}).encode()
    answer = payme.answer(method="POST", authorization=sign(), body=body)
    assert answer["id"] == 7
    return answer["result"] if "result" in answer else answer["error"]["code"]


def now_ms() -> int:
    return int(clock.now().timestamp() * 1000)
