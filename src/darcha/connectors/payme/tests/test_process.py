"""The whole way: pages of the site, the stand-in as a process of its own, killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from django.conf import settings

from darcha.connectors.payme.adapter import Payme
from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.identity.middleware import SignInMiddleware
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api as payments
from darcha.kernel.payments import ports

from .conftest import NAMES, SYSTEM

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.loopback]


class Process:
    """``darcha payme-stand-in`` with the environment that the demo gives it."""

    def __init__(self, site: str, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = {**os.environ, "DARCHA_BASE_URL": site, "DARCHA_VAR": str(folder)}
        self.start()

    def start(self) -> None:
        darcha = Path(sys.executable).with_name("darcha")
        self.process = subprocess.Popen(
            [str(darcha), "payme-stand-in", "--port", str(self.port)], env=self._environment, start_new_session=True
        )
        for _ in range(200):
            try:
                httpx.get(f"{self.address}/healthz")
                return
            except httpx.ConnectError:
                time.sleep(0.05)
        raise AssertionError("the stand-in did not start")

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=10)


@pytest.fixture
def stand_in(live_server, tmp_path, monkeypatch):
    made = Process(live_server.url, tmp_path)
    connected = Payme("demo-merchant", settings.DARCHA_PAYME_KEY, made.address, office=made.address)
    monkeypatch.setattr(ports, "_providers", {"payme": connected})
    yield made
    if made.process.poll() is None:
        made.end(signal.SIGKILL)


def test_from_our_page_to_theirs_and_back(live_server, stand_in, monkeypatch):
    account = uuid4()
    payer = Principal(kind="person", account_id=account, assurance="sms")
    monkeypatch.setattr(SignInMiddleware, "_who", lambda self, request: payer)
    made = payments.ask(
        SYSTEM,
        purpose_ref="test:process",
        payer_account_id=account,
        amount=20_600,
        lines=[payments.InvoiceLine("base", NAMES, 20_600)],
        due_by=clock.now() + timedelta(days=1),
        language="kaa",
    )
    with httpx.Client(base_url=live_server.url) as browser:
        page = browser.get(f"/kaa/pay/{made.public_id}")
        token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        there = browser.post(f"/kaa/pay/{made.public_id}", data={"csrfmiddlewaretoken": token}).headers["Location"]
        assert there.startswith(stand_in.address)
        assert "Tólew" in browser.get(there).text

        back = browser.post(there, data={"do": "pay"}).headers["Location"]

        assert back == f"{live_server.url}/kaa/paid/{made.public_id}"
        assert "banner--done" in browser.get(back).text

    assert stand_in.end(signal.SIGKILL) == -signal.SIGKILL
    payments.request_refund(SYSTEM, invoice_id=made.id)
    deliver_all()
    assert payments.get_invoice(SYSTEM, made.public_id).state == "refund_due"

    stand_in.start()
    payments.chase_refunds(SYSTEM)
    assert payments.get_invoice(SYSTEM, made.public_id).state == "refunded"
    now = clock.now()
    assert payments.reconcile("payme", now - timedelta(hours=1), now + timedelta(hours=1)).agrees
    assert stand_in.end(signal.SIGTERM) == 0
