"""Two gateways of SMS on loopback that do what they are told: answer, hang, fail, trickle, talk nonsense, be slow.

Both speak as Play Mobile does. What a person would see is counted here: a gateway that knows repeats shows one
reference once. Imports nothing of Darcha.
"""

import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HANGS_SECONDS = 25.0  # longer than anybody's patience
SLOW_SECONDS = 12.0  # the message is taken at once, the answer comes when nobody waits for it any more


class Gateway(ThreadingHTTPServer):
    """``mood`` is what it does from now on; ``taken`` are references in the order in which they were shown."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.mood = "well"
        self.taken: list[tuple[float, str]] = []
        self.proven: set[str] = set()
        self.tried: list[float] = []
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def address(self) -> str:
        """As an adapter wants it."""
        return f"http://127.0.0.1:{self.server_address[1]}/send"

    def shown(self) -> Counter[str]:
        """How often each reference was shown to a person by this gateway alone."""
        return Counter({reference for _, reference in self.taken})

    def close(self) -> None:
        """Nobody listens any more."""
        self.shutdown()
        self.server_close()


class _Line(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        """One message."""
        gateway = self.server
        with gateway.lock:
            gateway.tried.append(time.time())
            gateway.at_once += 1
            gateway.most_at_once = max(gateway.most_at_once, gateway.at_once)
        try:
            body: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            getattr(self, f"_{gateway.mood}")(body["messages"][0]["message-id"])
        except OSError:
            return  # who asked has gone
        finally:
            with gateway.lock:
                gateway.at_once -= 1

    def _well(self, reference: str) -> None:
        self._take(reference)
        self._say(200, b"Request is received")
        self.server.proven.add(reference)

    def _hang(self, reference: str) -> None:
        time.sleep(HANGS_SECONDS)

    def _fail(self, reference: str) -> None:
        self._say(500, b"")

    def _late(self, reference: str) -> None:
        """A slow receipt: it was sent all the same."""
        self._take(reference)
        time.sleep(SLOW_SECONDS)
        self._say(200, b"Request is received")

    def _nonsense(self, reference: str) -> None:
        self._say(200, b"<html>Welcome to the network of this hotel</html>")

    def _trickle(self, reference: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(int(HANGS_SECONDS)):
            self.wfile.write(b".")
            self.wfile.flush()
            time.sleep(1)

    def _take(self, reference: str) -> None:
        with self.server.lock:
            self.server.taken.append((time.time(), reference))

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""
