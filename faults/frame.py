"""What every scenario has: a name, a fault, invariants, a bound, and a control that takes the protection away.

A scenario is run twice: as it is, when nothing may be found; and without its protection, when something must be. A
control that stays green means that the scenario proves nothing, which is an error of the rig.
"""

import os
import signal
import statistics
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from .installation import Mould
from .ledger import Entry

SCALE = float(os.environ.get("SCALE", "1"))  # 0.2 is a fifth of the default counts


class NotHere(Exception):
    """This machine does not allow the fault; the words say what it lacks."""


@dataclass
class Outcome:
    """What one run saw. ``recovered`` in seconds, one for each fault after which recovery was timed."""

    trials: int = 0
    of: str = "faults"
    entries: dict[str, Entry] = field(default_factory=dict)
    recovered: list[float] = field(default_factory=list)
    breaches: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def count(self, verdict: str) -> int:
        """Of the entries of the ledger."""
        return sum(entry.verdict == verdict for entry in self.entries.values())

    def named(self, *beginnings: str) -> int:
        """Breaches that begin with one of these words."""
        return sum(line.startswith(beginnings) for lines in self.breaches.values() for line in lines)


@dataclass(frozen=True)
class Rig:
    """What a scenario gets: a prepared installation to copy, a folder of its own, and how much is wanted."""

    mould: Mould
    home: Path
    full: bool
    broken: bool  # the protection is off: this is the control

    def size(self, small: int, full: int, control: int | None = None) -> int:
        """How many, by what was asked for; a control needs no more than it takes to be noticed."""
        if self.broken:
            return small if control is None else control
        return full if self.full else max(1, round(small * SCALE))


@dataclass(frozen=True)
class Scenario:
    """``seconds`` is the bound of one run, ``control`` what is switched off. One small file makes each."""

    name: str
    caption: str
    control: str
    run: Callable[[Rig], Outcome]
    seconds: int = 180


@dataclass(frozen=True)
class Result:
    """Of both runs; ``said`` where there was no run."""

    scenario: Scenario
    outcome: Outcome | None = None
    control: Outcome | None = None
    said: str = ""

    @property
    def exit_code(self) -> int:
        """0 holds or is not possible here, 1 found wrong, 2 the rig itself."""
        if self.outcome is None or self.control is None:
            return 0 if self.said.startswith("not here") else 2
        if not self.control.breaches:
            return 2
        return 1 if self.outcome.breaches else 0


def play(scenario: Scenario, mould: Mould, *, full: bool) -> Result:
    """Both runs, each within its bound."""
    say(f"\n{scenario.name}  {scenario.caption}")
    try:
        outcome = _once(scenario, mould, full=full, broken=False)
        control = _once(scenario, mould, full=full, broken=True)
    except NotHere as reason:
        return Result(scenario, said=f"not here: {reason}")
    except Exception as error:
        traceback.print_exc()
        return Result(scenario, said=f"the rig failed: {type(error).__name__}: {error}")
    return Result(scenario, outcome, control)


def _once(scenario: Scenario, mould: Mould, *, full: bool, broken: bool) -> Outcome:
    bound = scenario.seconds * (20 if full and not broken else 1)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="darcha-faults-") as home, bounded(bound):
        Path(home).chmod(0o755)
        outcome = scenario.run(Rig(mould, Path(home), full, broken))
    say(f"    {'control' if broken else 'run':<8} {time.monotonic() - began:5.0f} s  {_told(outcome)}")
    for name, lines in outcome.breaches.items():
        say(f"      {name}: {len(lines)}, as: {'; '.join(lines[:2])}")
    return outcome


def _told(outcome: Outcome) -> str:
    notes = "".join(f", {note}" for note in outcome.notes)
    return f"{outcome.trials} {outcome.of}{notes}: {'red' if outcome.breaches else 'green'}"


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """Raises TimeoutError in the middle of whatever runs then. Main thread only."""

    def over(number: int, frame: object) -> None:
        raise TimeoutError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


HEAD = "| | trials | acknowledged | refused | indeterminate | lost | duplicated | recovery, s | control |"
RULE = "|---|---|---|---|---|---|---|---|---|"


def table(results: list[Result]) -> str:
    """In Markdown, as docs/faults.md holds it."""
    return "\n".join([HEAD, RULE, *(_row(result) for result in results)])


def _row(result: Result) -> str:
    ran, control = result.outcome, result.control
    name = result.scenario.name
    if ran is None or control is None:
        return f"| {name} | {result.said} | | | | | | | |"
    bound = f"{ran.trials} {ran.of}" + ("" if ran.breaches else f", below {3 / max(1, ran.trials):.2g} each")
    counts = [ran.count("ack"), ran.count("refused"), ran.count("indeterminate"), ran.named("lost")]
    told = [*counts, ran.named("duplicated", "said twice", "two effects", "two numbers", "captured")]
    recovery = f"{statistics.median(ran.recovered):.1f}, at most {max(ran.recovered):.1f}" if ran.recovered else ""
    cells = [str(one) for one in told] if ran.entries else ["", "", "", str(told[3]), str(told[4])]
    colour = ", ".join(f"{key} {len(lines)}" for key, lines in control.breaches.items()) or "NOT NOTICED"
    return f"| {name} | {bound} | {' | '.join(cells)} | {recovery} | {result.scenario.control}: {colour} |"


def say(words: str) -> None:
    """At once, also into a pipe."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
