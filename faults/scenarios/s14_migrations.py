"""S14: death at the statements of migrations, from the first tables with data to today's; each is begun again."""

import json
import subprocess
import sys

from ..frame import Outcome, Rig, Scenario
from ..installation import PROJECT_DIR, standing

SEED = "1"


def run(rig: Rig) -> Outcome:
    """The control is Django's own executor, which notes some migrations after their commit."""
    every = rig.full and not rig.broken
    tries, most = "all" if every else str(rig.size(12, 0, control=6)), "0" if every else "6"
    place = rig.mould.pour(rig.home / "place")
    with standing(place):
        place.start_database(durable=False)
        plain = ["--plain"] if rig.broken else []
        ended = subprocess.run(
            [sys.executable, "-m", "faults.killed_migrations", SEED, tries, most, *plain],
            env=place.environment, capture_output=True, text=True, check=False, cwd=PROJECT_DIR,
        )  # fmt: skip
    lines = ended.stdout.splitlines()
    if not lines or not lines[-1].startswith("{"):
        raise RuntimeError(ended.stderr.strip()[-600:])
    told = json.loads(lines[-1])
    outcome = Outcome(trials=told["deaths"], of="deaths")
    outcome.notes = [f"{told['migrations']} migrations", f"{told['rows']} rows in the old tables"]
    if told["breaches"]:
        outcome.breaches["migrations"] = told["breaches"]
    return outcome


SCENARIO = Scenario("S14", "death in the middle of a migration", "Django's own executor", run, seconds=240)
