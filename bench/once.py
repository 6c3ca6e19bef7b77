"""Requests that can be made only once each, written down beforehand as lines for wrk; and the same figures for calls
inside this process."""

from collections.abc import Callable, Iterable
from time import perf_counter
from urllib.parse import urlencode

from . import closed
from .latency import Latency, latency_of
from .place import HOST
from .rig import Rig

FORM = "application/x-www-form-urlencoded"
ORIGIN = f"https://{HOST}"  # a browser says where a form came from
JSON = "application/json"


def line(method: str, path: str, header: str = "", value: str = "", body: str = "", *more: str) -> str:
    """One request; ``more`` is a second header and its value."""
    return "\t".join((method, path, header, value, body, *more))


def form(**fields: str) -> str:
    """The body of a form."""
    return urlencode(fields)


def send(rig: Rig, name: str, lines: Iterable[str], seconds: float, *, kind: str = FORM) -> Latency:
    """In a closed loop. There have to be more lines than can be sent: what is sent twice would not be the same work."""
    written = list(lines)
    given = {"LINES": rig.file_of(name, written), "TYPE": kind, "ORIGIN": ORIGIN}
    done = closed.run(rig.place, "/", seconds=seconds, script="lines", given=given)
    if done.count > len(written):
        raise RuntimeError(f"{name}: {done.count} requests, but only {len(written)} were prepared")
    return done


def calls(call: Callable[[int], object], seconds: float, most: int = 10**9) -> Latency:
    """One call after the other in this process, at most so many; the argument counts them."""
    took: list[float] = []
    began = perf_counter()
    while perf_counter() - began < seconds and len(took) < most:
        start = perf_counter()
        call(len(took))
        took.append((perf_counter() - start) * 1000)
    return latency_of(took, rate=len(took) / (perf_counter() - began))
