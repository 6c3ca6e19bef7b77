"""``make bench-history``: the runs so far as one SVG of small lines, a panel for each measure. Ratios where there is a
limit, for those carry over between machines and minutes; the figure itself where there is none."""

import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from .place import PROJECT
from .results import KEPT, runs

INK, QUIET, LINE, PAPER, ACTION = "#0a2e36", "#4d5f64", "#d9d3c4", "#fffdf8", "#0b5563"  # as the other drawings
DRAWN = PROJECT / "var" / "bench" / "history.svg"
WIDE, HIGH, GAP, COLUMNS = 330, 70, 46, 3


def draw(kept: Sequence[dict[str, Any]]) -> str:
    """A standalone file; the last value of each panel is also written."""
    names = list(dict.fromkeys(name for run in kept for name in run["measures"]))
    rows = -(-len(names) // COLUMNS)
    width, height = COLUMNS * (WIDE + GAP) + GAP, rows * (HIGH + GAP) + GAP + 20
    panels = "".join(
        part
        for number, name in enumerate(names)
        for part in _panel(
            name,
            [run["measures"][name] for run in kept if name in run["measures"]],
            GAP + number % COLUMNS * (WIDE + GAP),
            GAP + 20 + number // COLUMNS * (HIGH + GAP),
        )
    )
    title = f"{len(kept)} runs, {kept[0]['at'][:10]} to {kept[-1]['at'][:10]}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img" font-family="system-ui, sans-serif"><title>{title}</title>'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'
        f'<text x="{GAP}" y="30" font-size="18" font-weight="700" fill="{INK}">{title}</text>{panels}</svg>\n'
    )


def _panel(name: str, lines: Sequence[dict[str, Any]], x: float, y: float) -> Iterator[str]:
    has_limit = any(line["ratio"] is not None for line in lines)
    values = [(line["ratio"] or 0) if has_limit else line["rate"] for line in lines]
    most = max([*values, 1e-9])
    step = WIDE / max(1, len(values) - 1)
    dots = [(x + index * step, y + HIGH - value / most * HIGH) for index, value in enumerate(values)]
    last = f"{values[-1]:.1%} of its limit" if has_limit else f"{values[-1]:,.1f}{lines[-1]['unit']}"
    yield f'<text x="{x}" y="{y - 8}" font-size="13" fill="{INK}">{escape(name)}: {last}</text>'
    yield f'<path d="M{x} {y + HIGH}h{WIDE}" stroke="{LINE}"/>'
    points = " ".join(f"{left:.1f},{top:.1f}" for left, top in dots)
    yield f'<polyline points="{points}" fill="none" stroke="{ACTION}" stroke-width="2"/>'
    for (left, top), line in zip(dots, lines, strict=True):
        noise = min(1.0, line["spread"]) * (y + HIGH - top) / 2  # half of the spread of its rounds, each way
        yield f'<path d="M{left:.1f} {top - noise:.1f}V{top + noise:.1f}" stroke="{QUIET}"/>'
        yield f'<circle cx="{left:.1f}" cy="{top:.1f}" r="3" fill="{ACTION}"/>'


def main(file: str = "") -> int:
    """0 drawn, 1 when there is nothing to draw."""
    kept = runs(Path(file) if file else KEPT)
    if not kept:
        sys.stderr.write("There is no run yet: make bench\n")
        return 1
    DRAWN.parent.mkdir(parents=True, exist_ok=True)
    DRAWN.write_text(draw(kept), "utf-8")
    sys.stdout.write(f"{DRAWN}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
