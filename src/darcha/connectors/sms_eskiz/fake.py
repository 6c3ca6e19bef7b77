"""Eskiz on loopback: enough of its API to try the adapter, with faults on demand."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

LOGIN, PASSWORD = "tester", "secret-of-the-tests"


class FakeEskiz(ThreadingHTTPServer):
    """``sent`` holds the forms that were taken; ``answer_with`` is the status of the next sends."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sent: list[dict[str, str]] = []
        self.answer_with = 200
        self.token_number = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: FakeEskiz

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        fake = self.server
        if self.path == "/auth/login":
            if form != {"email": LOGIN, "password": PASSWORD}:
                return self._say(401, {"message": "Invalid credentials"})
            fake.token_number += 1
            return self._say(200, {"message": "token_generated", "data": {"token": f"token-{fake.token_number}"}})
        if self.headers.get("Authorization") != f"Bearer token-{fake.token_number}":
            return self._say(401, {"message": "Expired"})
        if fake.answer_with == 200:
            fake.sent.append(form)
        return self._say(fake.answer_with, {"id": "1", "status": "waiting", "message": "Waiting for SMS provider"})

    def log_message(self, format: str, *args: Any) -> None:
        """Tests need no log."""

    def _say(self, status: int, value: object) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running() -> Iterator[FakeEskiz]:
    """A fake that listens until the block ends."""
    fake = FakeEskiz()
    threading.Thread(target=fake.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield fake
    finally:
        fake.shutdown()
        fake.server_close()
