"""What processes take: memory as a proportional share, and processor time. Read from /proc."""

import os
import re
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """The process and all that it started, and those that these started."""
    found, new = [pid], [pid]
    while new:
        parent = new.pop()
        below = [
            int(one)
            for task in Path(f"/proc/{parent}/task").glob("*/children")
            for one in task.read_text("ascii").split()
        ]
        found += below
        new += below
    return found


def megabytes(pid: int) -> float:
    """Proportional share: pages that several share are divided among them."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"), re.M)
    return int(found[1]) / 1000 if found else 0.0


def memory_of(pid: int) -> float:
    """Of the process and its family, in megabytes."""
    return sum(megabytes(one) for one in family(pid))


def cpu_seconds(pid: int) -> float:
    """Processor time that the process has had, its own and the system's for it."""
    parts = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / _TICKS
