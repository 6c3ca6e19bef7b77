"""The stand-in's HTTP: the checkout for people, refunds and the statement for the merchant. Loopback only."""

import hmac
import json
import logging
import os
import signal
import threading
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from . import pages
from .books import Books
from .merchant import LOGIN, Refused, Unreachable
from .order import BadOrder, Order, read
from .paying import Provider
from .setup import Setup, from_environment

HOST = "127.0.0.1"
LONGEST_BODY = 4_096
FINISH_EVERY_SECONDS = 3.0
_PAGE, _JSON = "text/html; charset=utf-8", "application/json; charset=utf-8"


class StandIn(ThreadingHTTPServer):
    """One process, a thread for each request."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, setup: Setup) -> None:
        super().__init__((HOST, port), Handler)
        self.setup = setup
        self.books = Books(setup.books)
        self.provider = Provider(setup, self.books)
        self._stopped = threading.Event()

    def run(self) -> None:
        """Serve until ``stop``, finishing what was interrupted meanwhile."""
        threading.Thread(target=self._finish, daemon=True).start()
        self.serve_forever(poll_interval=0.2)
        self.server_close()

    def stop(self) -> None:
        """From another thread."""
        self._stopped.set()
        self.shutdown()

    def _finish(self) -> None:
        while not self._stopped.wait(FINISH_EVERY_SECONDS):
            self.provider.finish()


class Handler(BaseHTTPRequestHandler):
    """Routes: ``/<order>`` for people; ``/refund``, ``/statement`` for the merchant; ``/healthz``."""

    server: StandIn
    timeout = 15

    def do_GET(self) -> None:
        where = urlsplit(self.path)
        if where.path == "/healthz":
            self._say(200, _JSON, "{}")
        elif where.path == "/statement":
            self._statement(parse_qs(where.query))
        else:
            self._with_order(lambda order: self._page(200, pages.checkout(order), order))

    def do_POST(self) -> None:
        body = self._body()
        if body is None:
            self._say(413, _JSON, "{}")
        elif urlsplit(self.path).path == "/refund":
            self._refund(body)
        else:
            wish = parse_qs(body.decode("ascii", "replace")).get("do", [""])[0]
            self._with_order(lambda order: self._end(order, wish))

    def log_message(self, format: str, *args: Any) -> None:
        """Addresses hold orders: they are not logged."""

    def _with_order(self, serve: Any) -> None:
        try:
            order = read(self.path, self.server.setup)
        except BadOrder:
            self._page(404, pages.bad_link("uz"))
        else:
            serve(order)

    def _end(self, order: Order, wish: str) -> None:
        try:
            if wish == "pay":
                self.server.provider.pay(order)
            elif wish == "fail":
                self.server.provider.fail(order)
        except Refused as refusal:
            words = refusal.message.get(order.language) or refusal.message["uz"]
            self._page(200, pages.refused(order, words), order)
        except Unreachable:
            self._page(200, pages.refused(order, pages.unreachable(order.language)), order)
        else:
            self._say(303, _PAGE, "", Location=order.back)

    def _refund(self, body: bytes) -> None:
        if not self._is_merchant():
            return self._say(401, _JSON, "{}")
        try:
            state = self.server.provider.refund(str(json.loads(body)["id"]))
        except (ValueError, KeyError, TypeError):
            return self._say(400, _JSON, "{}")
        except (Refused, Unreachable):
            return self._say(202, _JSON, "{}")  # noted: it is said again until the merchant hears it
        return self._say(404 if state is None else 200, _JSON, json.dumps({"state": state}))

    def _statement(self, query: dict[str, list[str]]) -> None:
        if not self._is_merchant():
            return self._say(401, _JSON, "{}")
        try:
            begin, end = int(query["from"][0]), int(query["to"][0])
        except (ValueError, KeyError):
            return self._say(400, _JSON, "{}")
        lines = [
            {"id": r.id, "time": r.time, "amount": r.amount, "account": {"invoice": r.invoice}, "state": r.state}
            for r in self.server.books.between(begin, end)
        ]
        return self._say(200, _JSON, json.dumps({"transactions": lines}))

    def _is_merchant(self) -> bool:
        expected = b64encode(f"{LOGIN}:{self.server.setup.key}".encode())
        scheme, _, given = self.headers.get("Authorization", "").partition(" ")
        return scheme == "Basic" and hmac.compare_digest(given.encode(), expected)

    def _body(self) -> bytes | None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdigit() or int(length) > LONGEST_BODY:
            return None
        return self.rfile.read(int(length))

    def _page(self, status: int, html: str, order: Order | None = None) -> None:
        back = f" {urlsplit(order.back).scheme}://{urlsplit(order.back).netloc}" if order else ""
        policy = f"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'{back}; base-uri 'none'"
        self._say(status, _PAGE, html, **{"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"})

    def _say(self, status: int, kind: str, text: str, **headers: str) -> None:
        body = text.encode()
        self.send_response(status)
        base = {"Content-Type": kind, "Content-Length": str(len(body)), "Cache-Control": "no-store"}
        for name, value in {**base, "X-Content-Type-Options": "nosniff", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def serve(port: int) -> None:
    """Run the stand-in in the foreground until INT or TERM."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    stand_in = StandIn(port, from_environment(os.environ))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: threading.Thread(target=stand_in.stop).start())
    stand_in.run()
