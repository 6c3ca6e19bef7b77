"""TERMS: the legal clock while the worker dies, is away, and its clock jumps: ``faults.terms``, in its own process."""

import re
import subprocess
import sys

from ..frame import Outcome, Rig, Scenario


def run(rig: Rig) -> Outcome:
    """Its exit code says whether the rungs are all there; its control whether a missing one would have been seen."""
    cases = rig.size(400, 10_000)
    only = "control" if rig.broken else "scenario"
    ended = subprocess.run(
        [sys.executable, "-m", "faults.terms", "--cases", str(cases), "--minutes", "60", "--only", only],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ended.returncode == 2:
        raise RuntimeError(ended.stderr.strip()[-300:])
    outcome = Outcome(trials=cases, of="cases")
    if rig.broken:
        missing = re.search(r"(\d+) missing: noticed", ended.stdout)
        outcome.breaches = {"rungs": [f"{missing[1]} missing"]} if missing else {}
    elif ended.returncode:
        outcome.breaches = {"rungs": [line for line in ended.stdout.splitlines() if line.strip()][-12:]}
    return outcome


SCENARIO = Scenario("TERMS", "the legal clock while the worker dies", "isolation off", run, seconds=300)
