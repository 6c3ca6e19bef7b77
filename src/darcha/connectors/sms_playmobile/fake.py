"""Play Mobile on loopback: enough of its API to try the adapter, with faults on demand."""

import json
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LOGIN, PASSWORD = "tester", "secret-of-the-tests"
LONGEST = 640
_HEADER = "Basic " + b64encode(f"{LOGIN}:{PASSWORD}".encode()).decode()


class FakePlayMobile(ThreadingHTTPServer):
    """``sent`` holds messages by their identifier; ``answer_with`` is the status of the next calls."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sent: dict[str, dict[str, Any]] = {}
        self.answer_with = 200

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/broker-api/send"


class _Handler(BaseHTTPRequestHandler):
    server: FakePlayMobile

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.headers.get("Authorization") != _HEADER:
            return self._say(401, "")
        if self.server.answer_with != 200:
            return self._say(self.server.answer_with, "")
        for message in json.loads(body)["messages"]:
            if len(message["sms"]["content"]["text"]) > LONGEST:
                return self._say(400, json.dumps({"error-code": 206, "error-description": "too long"}))
            self.server.sent[message["message-id"]] = message
        return self._say(200, "Request is received")

    def log_message(self, format: str, *args: Any) -> None:
        """Tests need no log."""

    def _say(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())


@contextmanager
def running() -> Iterator[FakePlayMobile]:
    """A fake that listens until the block ends."""
    fake = FakePlayMobile()
    threading.Thread(target=fake.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield fake
    finally:
        fake.shutdown()
        fake.server_close()
