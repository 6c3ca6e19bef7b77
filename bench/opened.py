"""An open loop: requests are due at a fixed rate, and each waits from the moment it was due, not from when it was sent.

So a server that stalls is charged for everybody who would have come meanwhile. Says when the client itself was late.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from .latency import Latency, latency_of
from .place import HOST, Place

LINES = 64  # connections at most: beyond that requests queue, and their waiting is counted
LATE_SECONDS = 0.05  # a request begun so much later than it was due, with a line free, is the client's fault
PATIENCE = 30.0


@dataclass(frozen=True)
class Request:
    """One request: method, path, headers and body."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""

    def as_bytes(self) -> bytes:
        """As HTTP/1.1."""
        said = {"Host": HOST, "X-Forwarded-Proto": "https", "Content-Length": str(len(self.body)), **self.headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        return f"{self.method} {self.path} HTTP/1.1\r\n{lines}\r\n".encode() + self.body


@dataclass(frozen=True)
class Opened:
    """What came of it. ``late``: the share of requests that the client itself began too late."""

    latency: Latency
    late: float


LATE = 0.01  # of the requests: more, and the client measured itself


def on_time(done: Opened) -> Latency:
    """The figures. Raises RuntimeError when the client could not keep the rate: then nothing was measured."""
    if done.late > LATE:
        raise RuntimeError(f"the client began {done.late:.0%} of its requests too late; the machine is busy")
    return done.latency


def run(place: Place, make: Callable[[int], Request], *, rate: float, seconds: float) -> Opened:
    """So many requests a second for so long, and then until all are answered or patience ends."""
    return asyncio.run(_run(place.port, make, rate, seconds))


async def _run(port: int, make: Callable[[int], Request], rate: float, seconds: float) -> Opened:
    count = max(1, int(rate * seconds))
    ready = [make(number).as_bytes() for number in range(count)]
    free: asyncio.Queue[_Line] = asyncio.Queue()
    for _ in range(min(LINES, count)):
        free.put_nowait(_Line(port))
    took, wrong, late = [], 0, 0
    began = time.perf_counter() + 0.05

    async def one(number: int) -> None:
        nonlocal wrong, late
        due = began + number / rate
        was_free = not free.empty()
        line = await free.get()
        late += was_free and time.perf_counter() - due > LATE_SECONDS
        try:
            status = await asyncio.wait_for(line.ask(ready[number]), PATIENCE)
            wrong += status >= 400
            took.append((time.perf_counter() - due) * 1000)
        except (TimeoutError, OSError, asyncio.IncompleteReadError):
            wrong += 1
            line.close()
        finally:
            free.put_nowait(line)

    tasks = []
    for number in range(count):
        await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
        tasks.append(asyncio.create_task(one(number)))
    await asyncio.gather(*tasks)
    spent = time.perf_counter() - began
    while not free.empty():
        free.get_nowait().close()
    return Opened(latency_of(took, rate=len(took) / spent, errors=wrong), late / count)


class _Line:
    """A kept connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: bytes) -> int:
        """The status of the answer, which is read to its end."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = head.partition(b"content-length:")[2].split(b"\r\n", 1)[0]
        await reader.readexactly(int(length or 0))
        return int(head.split(b" ", 2)[1])

    def close(self) -> None:
        """The next request opens it anew."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None
