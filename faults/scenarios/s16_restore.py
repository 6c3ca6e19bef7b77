"""S16: a backup is made under load, more is acknowledged, then database and files are destroyed and put back.

What was acknowledged before the backup must be there; what came after it is lost by nature, and must lie in the gap
that ``darcha restore`` names. Prints how much time was lost (RPO) and how long the way back took (RTO).
"""

import re
import shutil
import subprocess
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from .. import ledger
from ..evidence import gather
from ..frame import Outcome, Rig, Scenario
from ..installation import DARCHA, Installation, standing
from ..invariants import breaches
from ..under_load import Course

LOAD_SECONDS, AFTER_SECONDS = 4.0, 3.0
NAMED = re.compile(r"complete up to (\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d)")
TASHKENT = ZoneInfo("Asia/Tashkent")
KEPT = ("I1", "I2", "I4", "I8")  # of what the backup holds; outbox and money go on after it


def run(rig: Rig) -> Outcome:
    """One drill; what is gone must have been acknowledged after the moment up to which the restore calls the journal
    complete. Without protection nobody asks for a newer backup: the one from before the load is put back."""
    place = rig.mould.pour(rig.home / "place")
    backups = rig.home / "backups"
    with standing(place):
        place.start_database()
        place.start()
        course = Course(place)
        course.open_door()
        if rig.broken:
            _backup(place, backups)
        course.client.start(course.rate)
        time.sleep(LOAD_SECONDS)
        asked_at = time.time()
        if not rig.broken:
            _backup(place, backups)
        time.sleep(AFTER_SECONDS)
        course.client.stop()
        destroyed_at = time.time()
        said = _destroy_and_restore(place, backups)
        place.let_go()
        course.open_door()
        outcome = course.outcome
        outcome.recovered.append(time.time() - destroyed_at)
        outcome.trials = 1
        entries = ledger.read(course.ledger_file)
        held = {key: one for key, one in entries.items() if not one.receipts or one.answered_at <= asked_at}
        found = gather(place.cluster.url(), place.files)
        outcome.entries = entries
        outcome.breaches = breaches(held, found, KEPT)
        there = {case["key"] for case in found["cases"]}
        gone = [one for one in entries.values() if one.receipts and one.key not in there]
        complete_until = _complete_until(said)
        if early := [one.key for one in gone if one.answered_at < complete_until]:
            outcome.breaches["gap"] = [
                f"{key} is gone, and was acknowledged before the gap that is named" for key in early
            ]
        lost = destroyed_at - min((one.answered_at for one in gone), default=destroyed_at)
        outcome.notes.append(f"{len(gone)} after the backup are in the named gap, RPO {lost:.1f} s")
    outcome.of = "drills"
    return outcome


def _complete_until(said: str) -> float:
    """Up to when the restore says that nothing is missing, to the second; in seconds since 1970."""
    named = NAMED.search(said)
    if named is None:
        raise LookupError(f"the restore names no gap: {said}")
    return datetime.strptime(named[1], "%d.%m.%Y %H:%M:%S").replace(tzinfo=TASHKENT).timestamp()


def _backup(place: Installation, to: Path) -> None:
    subprocess.run([DARCHA, "backup", "--to", str(to)], env=place.environment, check=True, capture_output=True)


def _destroy_and_restore(place: Installation, backups: Path) -> str:
    place.hold()
    place.kill_everything()
    shutil.rmtree(place.cluster.data)
    shutil.rmtree(place.files, ignore_errors=True)
    place.start_database()
    said = subprocess.run(
        [DARCHA, "restore", str(backups)], env=place.environment, check=True, capture_output=True, text=True
    )
    return said.stdout


SCENARIO = Scenario("S16", "all is destroyed and restored", "no backup after the load began", run)
