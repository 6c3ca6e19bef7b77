"""A closed loop by wrk: so many connections, each asks again as soon as it is answered. Shares the cores and says so.

A closed loop measures how much is served; how long one waits under a given arrival is ``opened``'s.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from .latency import Latency
from .place import HOST, Place

CONNECTIONS, THREADS = 16, 2
SCRIPTS = Path(__file__).with_name("wrk")
ABSENT = "wrk is not here, so nothing is measured in a closed loop: apt install wrk (make does it for root)."


class WrkAbsent(Exception):
    """Debian's wrk is not installed."""


def is_here() -> bool:
    """Whether Debian's wrk is installed."""
    return shutil.which("wrk") is not None


def run(
    place: Place,
    path: str,
    *,
    seconds: float,
    script: str = "get",
    given: Mapping[str, str] | None = None,
    address: str = "",
    headers: Mapping[str, str] | None = None,
) -> Latency:
    """``script``: a file of ``bench/wrk``; ``given``: its environment. Raises WrkAbsent, RuntimeError."""
    if not is_here():
        raise WrkAbsent
    said = {"Host": HOST, "X-Forwarded-Proto": "https", **(headers or {})}
    done = subprocess.run(
        [
            "wrk", "-t", str(THREADS), "-c", str(CONNECTIONS), "-d", f"{max(1, round(seconds))}s", "--timeout", "30s",
            *(part for name, value in said.items() for part in ("-H", f"{name}: {value}")),
            "-s", str(SCRIPTS / f"{script}.lua"), (address or place.address) + path,
        ],
        check=False, capture_output=True, text=True, timeout=seconds + 60,
        env={"PATH": "/usr/bin:/bin", "LUA_PATH": f"{SCRIPTS}/?.lua;;", **(given or {})},
    )  # fmt: skip
    found = re.search(r"^FIGURES (.*)$", done.stdout, re.M)
    if done.returncode or not found:
        raise RuntimeError(f"wrk: {done.stdout[-400:]}{done.stderr[-400:]}")
    return Latency(**json.loads(found[1]))
