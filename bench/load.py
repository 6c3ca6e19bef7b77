"""What else the machine did while something was measured: load average, and time stolen by its host."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ticks:
    """Counters of /proc/stat: all time, idle time, stolen time."""

    total: int
    idle: int
    steal: int


def ticks() -> Ticks:
    """Now."""
    parts = [int(part) for part in Path("/proc/stat").read_text("ascii").splitlines()[0].split()[1:9]]
    return Ticks(sum(parts), parts[3] + parts[4], parts[7])


def since(begun: Ticks) -> dict[str, float]:
    """Shares of the time since then, and the load average of the last minute."""
    now = ticks()
    total = max(1, now.total - begun.total)
    return {
        "load": round(os.getloadavg()[0], 2),
        "busy": round(1 - (now.idle - begun.idle) / total, 3),
        "steal": round((now.steal - begun.steal) / total, 4),
    }
