"""An SMTP server on loopback that takes messages and keeps them. Knows just enough commands for smtplib."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import Message


class FakeSmtp(socketserver.ThreadingTCPServer):
    """``taken`` holds (receiver, message); receivers in ``unknown`` are refused."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.taken: list[tuple[str, Message]] = []
        self.unknown: set[str] = set()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Session(socketserver.StreamRequestHandler):
    server: FakeSmtp

    def handle(self) -> None:
        receiver = ""
        self._say("220 fake")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(maxsplit=1)[0].upper()
            if verb == "RCPT":
                receiver = line.partition("<")[2].partition(">")[0]
                self._say("550 unknown" if receiver in self.server.unknown else "250 ok")
            elif verb == "DATA":
                self._say("354 go on")
                message = message_from_bytes(self._data(), policy=policy.default)
                self.server.taken.append((receiver, message))
                self._say("250 taken")
            elif verb == "QUIT":
                return self._say("221 bye")
            else:
                self._say("250 fake")
        return None

    def _data(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


@contextmanager
def running() -> Iterator[FakeSmtp]:
    """A server that listens until the block ends."""
    fake = FakeSmtp()
    threading.Thread(target=fake.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield fake
    finally:
        fake.shutdown()
        fake.server_close()
