"""``make bench``: the figures of this machine and their limits, in one run.

``python -m bench [NAME]...`` measures those whose names begin so; ``SIZE=tiny`` ends in about a minute and proves that
every part works; ``SIZE=full`` measures what grows with ten million cases, in a folder that is kept.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from . import closed, results
from .latency import Latency, middle, spread
from .load import since, ticks
from .place import PROJECT, make_seal, place
from .registry import Measure, Round, chosen
from .rig import SIZES, Rig, folder

WARM_UP = 1.0  # seconds, not counted: processes read their templates and packs


def main(names: list[str]) -> int:
    """0 when everything was measured without an error, 1 when not, 2 when it cannot be measured here."""
    size = os.environ.get("SIZE") or "normal"
    if size not in SIZES:
        sys.stderr.write(f"SIZE is one of {', '.join(SIZES)}, not {size}\n")
        return 2
    if not closed.is_here():
        say(closed.ABSENT)
    began = time.monotonic()
    with place(folder(PROJECT, SIZES[size]), keep=SIZES[size].kept) as here:
        rig = Rig(here, SIZES[size])
        found = _run(rig, names, began)
    run = results.as_run(size, found, rig.kept.get("written", {}), time.monotonic() - began)
    results.keep(run)
    if not names:
        results.publish(run)
    say("\n" + results.as_table(run, results.targets()))
    return 1 if _failed or any(line["errors"] for line in run["measures"].values()) else 0


def _run(rig: Rig, names: list[str], began: float) -> dict[str, results.Found]:
    import django

    django.setup()
    from . import filling

    measures = chosen(names)
    say(f"{len(measures)} measures; what is asked and what asks share {os.cpu_count()} cores")
    filling.furnish(rig)
    make_seal(rig.place.home)
    found: dict[str, results.Found] = {}
    for stage, cases in enumerate(rig.size.cases):
        first = stage == 0 and not rig.size.kept
        these = measures if first else [one for one in measures if one.grows]
        if not these:
            continue
        filling.fill(rig, cases)
        if first:
            rig.copy_for_limits()
        say(f"\n{cases:,} cases, {time.monotonic() - began:.0f} s since the start")
        rig.place.start_web()
        try:
            found |= _stage(rig, these, "" if first else f"@{cases}")
        finally:
            rig.place.stop("web")
    return found


def _stage(rig: Rig, measures: list[Measure], mark: str) -> dict[str, results.Found]:
    """Rounds of all measures in turn, so that what the machine does meanwhile falls on each."""
    rounds: dict[str, Round] = {}
    got: dict[str, list[Latency | float]] = {}
    loads: dict[str, dict[str, float]] = {}
    for one in measures:
        with _told(one, rounds):
            rounds[one.name] = one.prepare(rig)
            if not one.once:
                rounds[one.name](WARM_UP)
    for number in range(rig.size.rounds):
        for one in [one for one in measures if one.name in rounds and not (one.once and number)]:
            begun = ticks()
            with _told(one, rounds):
                figure = _checked(rounds[one.name](rig.size.seconds))
                got.setdefault(one.name, []).append(figure)
                loads[one.name] = since(begun)
                say(f"  {number + 1}  {one.name + mark:24} {_short(figure, one.unit)}")
    return {
        one.name + mark: results.Found(one, _middle(got[one.name]), _noise(got[one.name]), loads[one.name])
        for one in measures
        if one.name in got
    }


_failed: list[str] = []


@contextlib.contextmanager
def _told(one: Measure, rounds: dict[str, Round]) -> Iterator[None]:
    """What cannot be measured is said and left out; the others are measured all the same."""
    try:
        yield
    except closed.WrkAbsent:
        rounds.pop(one.name, None)
    except Exception as error:
        rounds.pop(one.name, None)
        _failed.append(one.name)
        say(f"  -  {one.name:24} NOT MEASURED: {type(error).__name__} {str(error)[:500]}")


def _middle(rounds: list[Latency | float]) -> Latency | float:
    figures = [one for one in rounds if isinstance(one, Latency)]
    return middle(figures) if figures else sorted(rounds)[len(rounds) // 2]  # type: ignore[type-var]


def _noise(rounds: list[Latency | float]) -> float:
    return spread([one if isinstance(one, Latency) else Latency(one, 0, 0, 0, 0) for one in rounds])


def _checked(one: Latency | float) -> Latency | float:
    """Nothing answered at all is an error, not a figure."""
    return replace(one, errors=1) if isinstance(one, Latency) and not one.count else one


def _short(one: Latency | float, unit: str) -> str:
    if not isinstance(one, Latency):
        return f"{one:12,.1f}{unit}"
    wrong = f"   {one.errors} ERRORS" if one.errors else ""
    return f"{one.rate:12,.1f}{unit}   p50 {one.p50:8.2f}   p99 {one.p99:8.2f} ms{wrong}"


def say(line: str) -> None:
    """At once, also into a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
