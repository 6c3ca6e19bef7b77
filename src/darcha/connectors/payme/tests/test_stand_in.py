"""The stand-in pays by the true protocol over HTTP, gives back, and finishes what was interrupted."""

import json
import threading
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from django.db import connection

from darcha.connectors.payme import fake
from darcha.connectors.payme.adapter import LOGIN, Payme
from darcha.connectors.payme.check import problems
from darcha.ground import clock
from darcha.kernel.payments import api as payments
from darcha.kernel.payments import ports

from .conftest import KEY, SYSTEM

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.loopback]


class Site(ThreadingHTTPServer):
    """Our endpoint alone; ``lost`` names methods whose answer does not arrive, although the work is done."""

    daemon_threads = True
    lost: set[str] = set()


class _Endpoint(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            answer = Payme("demo-merchant", KEY, "").answer(
                method="POST", authorization=self.headers.get("Authorization", ""), body=body
            )
        finally:
            connection.close()
        if json.loads(body)["method"] in self.server.lost:
            self.server.lost.discard(json.loads(body)["method"])
            return self.connection.close()
        said = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        return self.wfile.write(said)

    def log_message(self, *_):
        pass


@contextmanager
def _site():
    site = Site(("127.0.0.1", 0), _Endpoint)
    site.lost = set()
    threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()


@pytest.fixture
def world(tmp_path, monkeypatch):
    """The site, the stand-in's address, and the connector between them."""
    monkeypatch.setattr("darcha.connectors.payme.stand_in.server.FINISH_EVERY_SECONDS", 0.1)
    with _site() as site:
        address = f"http://127.0.0.1:{site.server_address[1]}"
        with fake.running(address, tmp_path, key=KEY) as stand_in:
            connected = Payme("demo-merchant", KEY, stand_in, office=stand_in)
            monkeypatch.setattr(ports, "_providers", {"payme": connected})
            yield site, connected


def _checkout(connected, made, lang="ru"):
    view = payments.get_invoice(SYSTEM, made.public_id)
    return connected.checkout_url(view, language=lang, return_url=f"http://127.0.0.1:8000/{lang}/pay/x/done")


def _reconciled():
    now = clock.now()
    return payments.reconcile("payme", now - timedelta(hours=1), now + timedelta(hours=1))


def _state(made):
    return payments.get_invoice(SYSTEM, made.public_id).state


def _wait_for(condition):
    pause = threading.Event()
    for _ in range(100):
        if condition():
            return
        pause.wait(0.05)
    raise AssertionError("it did not come about")


def test_paying_and_giving_back(world, invoice):
    _, connected = world
    made = invoice()
    url = _checkout(connected, made)
    page = httpx.get(url)
    assert "ДЕМО" in page.text
    assert made.number in page.text
    assert "20\u202f600" in page.text

    done = httpx.post(url, data={"do": "pay"})

    assert done.status_code == 303, done.text
    assert done.headers["Location"] == "http://127.0.0.1:8000/ru/pay/x/done"
    assert _state(made) == "paid"
    assert _reconciled().agrees
    assert _reconciled().ours == 20_600

    payments.request_refund(SYSTEM, invoice_id=made.id)
    assert payments.chase_refunds(SYSTEM) == 1
    assert _state(made) == "refunded"
    assert payments.chase_refunds(SYSTEM) == 0
    assert (_reconciled().agrees, _reconciled().theirs) == (True, 0)


def test_a_refusing_bank_leaves_the_invoice_open_for_another_try(world, invoice):
    _, connected = world
    made = invoice()
    assert httpx.post(_checkout(connected, made), data={"do": "fail"}).status_code == 303
    view = payments.get_invoice(SYSTEM, made.public_id)
    assert (view.state, view.last_try) == ("open", "cancelled")
    httpx.post(_checkout(connected, made), data={"do": "pay"})
    assert _state(made) == "paid"
    again = httpx.post(_checkout(connected, made), data={"do": "pay"})
    assert "уже оплачен" in again.text
    assert _reconciled().agrees


def test_going_back_calls_nobody(world, invoice):
    _, connected = world
    made = invoice()
    assert httpx.post(_checkout(connected, made), data={"do": "cancel"}).status_code == 303
    assert payments.get_invoice(SYSTEM, made.public_id).last_try is None


@pytest.mark.parametrize("method", ["CreateTransaction", "PerformTransaction"])
def test_a_lost_answer_is_made_good(world, invoice, method):
    site, connected = world
    made = invoice()
    site.lost.add(method)
    page = httpx.post(_checkout(connected, made), data={"do": "pay"})
    assert page.status_code == 200
    _wait_for(lambda: _reconciled().agrees)
    lost_before_money = method == "CreateTransaction"
    assert _reconciled().theirs == (0 if lost_before_money else 20_600)
    assert _state(made) == ("open" if lost_before_money else "paid")


def test_reconciliation_names_every_difference(world, invoice, tmp_path):
    _, connected = world
    made = invoice()
    httpx.post(_checkout(connected, made), data={"do": "pay"})
    from darcha.connectors.payme.stand_in.books import Books
    from darcha.connectors.payme.stand_in.order import Order

    books = Books(tmp_path / "payme-stand-in.sqlite3")
    stray = books.begin(Order("26000000009", 500_000, "uz", "http://127.0.0.1/"))
    books.note(stray.id, state=2)
    found = _reconciled()
    assert not found.agrees
    assert [(line.provider_ref, line.ours, line.theirs, line.their_amount) for line in found.differences] == [
        (stray.id, None, "performed", 5_000)
    ]


@pytest.mark.parametrize(
    "path", ["/", "/eA==", "/%00", "/" + "A" * 5000, "/bT1kZW1vLW1lcmNoYW50O2FjLmludm9pY2U9MTthPTE7bD11eg=="]
)
def test_addresses_that_ask_for_nothing(world, path):
    _, connected = world
    assert httpx.get(connected.checkout + path).status_code == 404
    assert httpx.post(connected.checkout + path, data={"do": "pay"}).status_code == 404


def test_nobody_is_sent_to_a_foreign_site(world, invoice):
    _, connected = world
    view = payments.get_invoice(SYSTEM, invoice().public_id)
    url = connected.checkout_url(view, language="uz", return_url="https://evil.example/uz/")
    assert httpx.get(url).status_code == 404


def test_only_the_merchant_refunds_and_reads_the_statement(world):
    _, connected = world
    for auth in (None, (LOGIN, "wrong")):
        assert httpx.post(f"{connected.office}/refund", json={"id": "x"}, auth=auth).status_code == 401
        assert httpx.get(f"{connected.office}/statement?from=1&to=2", auth=auth).status_code == 401
    assert httpx.post(f"{connected.office}/refund", json={"id": "x"}, auth=(LOGIN, KEY)).status_code == 404
    assert httpx.post(f"{connected.office}/refund", content=b"[", auth=(LOGIN, KEY)).status_code == 400
    assert httpx.post(f"{connected.office}/refund", content=b"x" * 5000, auth=(LOGIN, KEY)).status_code == 413


def test_the_check_says_what_is_wrong(world):
    _, connected = world
    assert problems(connected) == []
    assert problems(Payme("", "", "http://x")) != []
    gone = Payme("m", "k", "http://127.0.0.1:1", office="http://127.0.0.1:1")
    assert "payme-stand-in" in problems(gone)[0]
