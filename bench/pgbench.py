"""pgbench of the very PostgreSQL that is measured, on its socket, bounded in time. Ignores what it is given to do."""

import re
import subprocess

from .latency import Latency, latency_of
from .place import Place

CLIENTS, THREADS = 8, 2


def run(place: Place, script: str, *, seconds: float, database: str, clients: int = CLIENTS) -> Latency:
    """Prepared statements, as many clients as the limit is best with. Raises RuntimeError when it fails."""
    folder = place.home / "pgbench"
    folder.mkdir(exist_ok=True)
    file = folder / "script.sql"
    file.write_text(script, "utf-8")
    for left in folder.glob("log.*"):
        left.unlink()
    done = subprocess.run(
        [
            str(place.cluster.binaries / "pgbench"), "-n", "-M", "prepared",
            "-c", str(clients), "-j", str(THREADS), "-T", str(max(1, round(seconds))),
            "-l", "--log-prefix", str(folder / "log"), "-f", str(file),
            "-h", str(place.cluster.socket_dir), "-U", "darcha", database,
        ],
        check=False, capture_output=True, text=True, timeout=seconds + 60,
    )  # fmt: skip
    rate = re.search(r"tps = ([\d.]+) \(without", done.stdout)
    if done.returncode or not rate:
        raise RuntimeError(f"pgbench: {done.stderr[-600:]}")
    took = [int(line.split()[2]) / 1000 for log in folder.glob("log.*") for line in log.open(encoding="utf-8")]
    return latency_of(took, rate=float(rate[1]))
