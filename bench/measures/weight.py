"""What it weighs: memory of a web process and of the whole installation after everything above, and the first view of
a page in kilobytes."""

import gzip
import re
import time

from ..asking import ask, expect
from ..memory import family, megabytes, memory_of
from ..registry import Round, measure
from ..rig import Rig
from .submit_api import PETITION, send

SENT, SETTLED_SECONDS = 40, 6.0
_PARTS = re.compile(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2|svg))"')


@measure("memory", "the largest web process, proportional share", unit=" MB", target="<= 200 MB", once=True)
def memory(rig: Rig) -> Round:
    """Shared pages are divided among those who share them."""
    return lambda seconds: max(megabytes(pid) for pid in family(rig.place.running["web"].pid))


@measure(
    "memory-all",
    "web server, worker at work and PostgreSQL with its shared buffers, proportional shares",
    unit=" MB",
    target="<= 1,200 MB",
    once=True,
)
def memory_all(rig: Rig) -> Round:
    """What ``darcha run`` starts, but the one process that watches over them."""

    def run(_: float) -> float:
        rig.place.start_worker()
        try:
            for number in range(SENT):
                send(rig, PETITION, number % len(rig.people))
            time.sleep(SETTLED_SECONDS)
            return sum(memory_of(pid) for pid in (*(one.pid for one in rig.place.running.values()), rig.place.database))
        finally:
            rig.place.stop("worker")

    return run


@measure("first-view", "the home page and what it draws with, compressed", unit=" kB", once=True)
def first_view(rig: Rig) -> Round:
    """HTML compressed as the proxy does, styles and scripts as the server sends them to a browser that takes gzip."""

    def run(seconds: float) -> float:
        page = expect(ask(rig.place, "GET", "/uz/"), 200).body
        parts = {match.decode() for match in _PARTS.findall(page)}
        sent = [ask(rig.place, "GET", part, headers={"Accept-Encoding": "gzip"}) for part in parts]
        return (len(gzip.compress(page)) + sum(len(expect(one, 200).body) for one in sent)) / 1000

    return run
