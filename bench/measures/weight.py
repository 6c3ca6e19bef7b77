"""What it weighs: memory of a web process after everything above, and the first view of a page in kilobytes."""

import gzip
import re
from pathlib import Path

from ..asking import ask, expect
from ..registry import Round, measure
from ..rig import Rig

_PARTS = re.compile(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2|svg))"')


@measure("memory", "the largest web process, proportional share", unit=" MB", target="<= 200 MB", once=True)
def memory(rig: Rig) -> Round:
    """Shared pages are divided among those who share them."""
    return lambda seconds: max(_megabytes(pid) for pid in _children(rig.place.running["web"].pid))


@measure("first-view", "the home page and what it draws with, compressed", unit=" kB", once=True)
def first_view(rig: Rig) -> Round:
    """HTML compressed as the proxy does, styles and scripts as the server sends them to a browser that takes gzip."""

    def run(seconds: float) -> float:
        page = expect(ask(rig.place, "GET", "/uz/"), 200).body
        parts = {match.decode() for match in _PARTS.findall(page)}
        sent = [ask(rig.place, "GET", part, headers={"Accept-Encoding": "gzip"}) for part in parts]
        return (len(gzip.compress(page)) + sum(len(expect(one, 200).body) for one in sent)) / 1000

    return run


def _children(pid: int) -> list[int]:
    """The process and those that it started."""
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [pid, *(int(one) for one in below)]


def _megabytes(pid: int) -> float:
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"), re.M)
    return int(found[1]) / 1000 if found else 0.0
