"""What runs found: kept as JSON, a run after the other, and shown as a table. Ignores how it was measured."""

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .latency import Latency
from .place import PROJECT
from .registry import Measure, all_measures

KEPT = Path(__file__).with_name("results.json")
PAGE = PROJECT / "docs" / "performance.md"
TRIED = PROJECT / "var" / "bench" / "tiny.json"


@dataclass(frozen=True)
class Found:
    """A measure with the median of its rounds, their spread, and what the machine did during the last."""

    measure: Measure
    figure: Latency | float
    spread: float
    load: Mapping[str, float]


def as_run(size: str, found: Mapping[str, Found], written: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    """A run as it is kept."""
    rates = {name: one.figure.rate for name, one in found.items() if isinstance(one.figure, Latency)}
    lines = {}
    for name, one in found.items():
        figure = one.figure.as_json() if isinstance(one.figure, Latency) else {"rate": one.figure, "errors": 0}
        limit = rates.get(one.measure.limit)
        ratio = round(figure["rate"] / limit, 4) if limit else None
        lines[name] = {**figure, "spread": round(one.spread, 3), "ratio": ratio, "unit": one.measure.unit, **one.load}
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "size": size,
        "commit": _commit(),
        "machine": f"{os.cpu_count()} x {platform.machine()}, Linux {platform.release()}",
        "seconds": round(seconds),
        "rows of a submission": dict(written),
        "measures": lines,
    }


def _commit() -> str:
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    return said.stdout.strip()


def keep(run: Mapping[str, Any]) -> Path:
    """Append the run; tiny ones prove that the rig works and are kept aside."""
    file = TRIED if run["size"] == "tiny" else KEPT
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".new")
    unfinished.write_text(json.dumps([*runs(file), run], indent=1, ensure_ascii=False) + "\n", "utf-8")
    unfinished.replace(file)
    return file


def publish(run: Mapping[str, Any]) -> None:
    """Put the table of a whole run into the page that explains it, in the place of the last one."""
    if run["size"] == "tiny":
        return
    begin, end = (f"<!-- {word} of the table: {run['size']} -->" for word in ("begin", "end"))
    before, _, rest = PAGE.read_text("utf-8").partition(begin)
    after = rest.partition(end)[2]
    PAGE.write_text(f"{before}{begin}\n{as_table(run, targets())}{end}{after}", "utf-8")


def runs(file: Path = KEPT) -> list[dict[str, Any]]:
    """Every run so far, the first first."""
    return list(json.loads(file.read_text("utf-8"))) if file.exists() else []


def targets() -> dict[str, Measure]:
    """The measures by name, for what is wanted of each."""
    return all_measures()


def as_table(run: Mapping[str, Any], measures: Mapping[str, Measure]) -> str:
    """Markdown: one line for each measure."""
    head = (
        f"{run['at']}, {run['commit']}, size {run['size']}, {run['seconds']} s, {run['machine']}\n\n"
        "| what | figure | of its limit | p50 ms | p95 ms | p99 ms | errors | spread | load | steal | target |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|\n"
    )
    lines = []
    for name, line in run["measures"].items():
        known = measures[name.partition("@")[0]]
        ratio = f"{line['ratio']:.1%}" if line["ratio"] is not None else ""
        times = [f"{line[part]:.2f}" if part in line else "" for part in ("p50", "p95", "p99")]
        cells = [
            f"`{name}` {known.caption}",
            f"{line['rate']:,.1f} {line['unit']}",
            ratio,
            *times,
            str(line["errors"]),
            f"{line['spread']:.0%}",
            str(line["load"]),
            f"{line['steal']:.1%}",
            known.target,
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return head + "\n".join(lines) + "\n"
