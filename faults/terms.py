"""``python -m faults.terms [--cases 10000] [--minutes 30]``: the legal clock while the worker dies.

Petitions of five days; a real worker process sweeps every three simulated hours, is killed (SIGKILL) in the middle of a
sweep and is away for two simulated days; its clock jumps three days ahead and back; one case is poisoned. Then every
rung is looked for: fired once, in order, with its true times. At the end the same is done with isolation switched off,
which must be noticed: if it is not, this rig is what is wrong.

Exit 0: all holds. 1: found wrong. 2: the rig itself failed, or its time was up.
"""

import argparse
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from .place import Deadline, TimeIsUp, begin, set_clock, working

FIRST_DAY, MIDNIGHT, LAST_DAY = "2026-03-02T10:00+05:00", "2026-03-07T00:00+05:00", "2026-04-02T00:00+05:00"
KILLED_AT, AWAY = "2026-03-19T09:00+05:00", timedelta(days=2)
JUMPS_AT, JUMP = "2026-03-24T06:00+05:00", timedelta(days=3)
STEP = timedelta(hours=3)
CONTROL_DAY, CONTROL_CASES = "2026-05-04T10:00+05:00", 300
DELIVERED = 25


@dataclass
class Rig:
    """The simulated country: its clock, its deadline, and what was seen on the way."""

    clock_file: Path
    deadline: Deadline
    poisoned: set = field(default_factory=set)
    seen: dict[str, object] = field(default_factory=dict)

    def sweep(self, moment: datetime) -> float:
        """Move the clock and let the worker sweep until nothing is due. Real seconds."""
        from . import country

        if not country.count_due(moment, besides=self.poisoned):
            return 0.0
        self.set_clock(moment)
        country.ask_for_sweep()
        return self.deadline.wait_for(
            lambda: not country.count_due(moment, besides=self.poisoned), f"the sweep of {moment:%d.%m %H:%M}"
        )

    def set_clock(self, moment: datetime) -> None:
        """And give the worker time to see it."""
        set_clock(self.clock_file, moment)
        time.sleep(0.1)

    def note(self, name: str, value: object) -> None:
        """One line of the report, said at once."""
        self.seen[name] = value
        sys.stdout.write(f"{name:<44} {value}\n")
        sys.stdout.flush()


def main() -> int:
    """Everything; see the module."""
    options = _options()
    deadline = Deadline(options.minutes * 60)
    begin()
    with tempfile.TemporaryDirectory(prefix="darcha-faults-") as home:
        rig = Rig(Path(home) / "clock", deadline)
        try:
            good = options.only == "control" or _scenario(rig, options.cases)
            noticed = options.only == "scenario" or _control(rig)
        except TimeIsUp as late:
            sys.stderr.write(f"The time was up while waiting for {late}.\n")
            return 2
        except Exception:
            traceback.print_exc()
            return 2
    if not noticed:
        sys.stderr.write("Isolation was off and nothing was noticed: this rig proves nothing.\n")
        return 2
    return 0 if good else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m faults.terms", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000, help="how many petitions (10000)")
    parser.add_argument("--minutes", type=float, default=30, help="at most so long (30)")
    parser.add_argument("--only", choices=("scenario", "control"), help="one of the two")
    return parser.parse_args()


def _scenario(rig: Rig, cases: int) -> bool:
    from . import country
    from .audit import audit

    sys.stdout.write(
        "The worker is a real process, killed for real; its clock is simulated and moved by a file.\n"
        f"What the events set going is held back, except for {DELIVERED} cases at the end.\n\n"
    )
    began = time.monotonic()
    country.make(cases, country.at(FIRST_DAY))
    rig.note("cases submitted", f"{cases} ({cases / (time.monotonic() - began):.0f}/s)")
    rig.poisoned = {country.poison()}
    moment = _live_until_killed(rig, cases)
    _recover(rig, moment + AWAY)
    found = audit((), at=country.at(LAST_DAY), until=country.at(CONTROL_DAY))
    for name, value in found.items():
        rig.note(name, value)
    delivered = country.count_told(DELIVERED)
    rig.note(f"of {DELIVERED} cases: told once, of once", f"{delivered} of {DELIVERED}")
    wrong = ("missing", "duplicated", "out of order", "with wrong times", "events not one for each rung")
    return not any(found[name] for name in (*wrong, "overdue without action")) and delivered == DELIVERED


def _live_until_killed(rig: Rig, cases: int) -> datetime:
    """Sweeps at their time, and kill -9 in the middle of one. The moment at which it died."""
    from . import country

    moment, killed_at = country.at(MIDNIGHT), country.at(KILLED_AT)
    rig.set_clock(moment)
    with working(rig.clock_file) as worker:
        while moment < killed_at:
            rig.sweep(moment)
            moment += STEP
        before = country.count_rungs()
        due = country.count_due(killed_at)
        rig.set_clock(killed_at)
        country.ask_for_sweep()
        rig.deadline.wait_for(lambda: country.count_rungs() > before + due // 10, "the middle of a sweep")
        worker.kill()
    rig.note("killed in the middle of a sweep of", f"{due} cases, after {country.count_rungs() - before}")
    return killed_at


def _recover(rig: Rig, moment: datetime) -> None:
    """A new worker two days later; then jumps of its clock, the cure of the poisoned case, and time until the end."""
    from . import country

    rig.note("overdue without action while it was away", country.count_silent(moment))
    rig.set_clock(moment)
    due = country.count_due(moment)
    with working(rig.clock_file):
        seconds = rig.sweep(moment)
        rig.note("recovered, from the start of the process", f"{due} cases in {seconds:.1f} s ({due / seconds:.0f}/s)")
        rig.note("overdue without action then", f"{country.count_silent(moment)}, the poisoned case")
        while moment < country.at(JUMPS_AT):
            moment += STEP
            rig.sweep(moment)
        due = country.count_due(moment + JUMP)
        rig.note("clock three days ahead: swept in", f"{due} cases in {rig.sweep(moment + JUMP):.1f} s")
        rig.set_clock(moment)
        country.ask_for_sweep()
        while moment < country.at(LAST_DAY):
            moment += STEP
            rig.sweep(moment)
        country.cure(rig.poisoned)
        rig.poisoned = set()
        rig.sweep(moment + timedelta.resolution)  # it was put behind those that were due by then
        country.deliver_some(DELIVERED, rig.deadline)


def _control(rig: Rig) -> bool:
    """Whether the scenario notices that isolation is switched off."""
    from . import country
    from .audit import audit

    start = country.at(CONTROL_DAY)
    country.make(CONTROL_CASES, start, days=1)
    poisoned = {country.poison(since=start)}
    moment = start + timedelta(days=30)
    rig.set_clock(moment)
    with working(rig.clock_file, "--without-isolation"):
        for failed in range(country.count_failed_sweeps(), country.count_failed_sweeps() + 3):
            country.ask_for_sweep()
            rig.deadline.wait_for(
                lambda failed=failed: country.count_failed_sweeps() > failed or not country.count_due(moment),
                "a sweep without isolation",
            )
    found = audit(poisoned, at=moment, since=start)
    red = bool(found["missing"]) and bool(found["overdue without action"])
    rig.note("control: isolation off", f"{found['missing']} missing: {'noticed' if red else 'NOT NOTICED'}")
    return red


if __name__ == "__main__":
    sys.exit(main())
