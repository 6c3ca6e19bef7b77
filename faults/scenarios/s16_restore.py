"""S16: submissions arrive, everything is destroyed at once, and the archive brings it back: the last that it has, then,
over that, a random instant of the load.

What was acknowledged until the instant is there, what arrived after it is not, the gap is named, and what is numbered
afterwards bears no number that anybody holds already. Without protection nothing follows the changes after the base.
"""

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from .. import ledger
from ..client import Client
from ..evidence import Evidence, gather
from ..frame import Outcome, Rig, Scenario
from ..installation import DARCHA, Installation, Process, standing, wait_for
from ..invariants import breaches
from ..ledger import Entry
from ..under_load import HEALS_WITHIN, Course

LOAD_SECONDS, AFTER_SECONDS = 9.0, 2.0
AFTER_RATE = 5.0
RPO_SECONDS, ENOUGH = 5.0, 20
NAMED = re.compile(r"complete up to (\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d)")
TASHKENT = ZoneInfo("Asia/Tashkent")
# Of what was there at the instant; jobs in hand, and what the provider heard later, go on after it by nature.
KEPT = ("I1", "I2", "I4", "I5", "I7", "I8", "I9")
OTHER_KEYS = "1:" + "Q" * 43 + "="
FOLLOWS = "SELECT count(*) FROM pg_stat_replication WHERE application_name = 'darcha_archive'"

Entries = dict[str, Entry]


def run(rig: Rig) -> Outcome:
    """The first way back is to the end, each further one to a random instant of the load."""
    place = rig.mould.pour(rig.home / "place")
    archive = rig.home / "archive"
    place.environment |= {"DARCHA_ARCHIVE_DIR": str(archive), "DARCHA_BACKUP_DIR": str(rig.home / "backups")}
    archiver = Process("archiver", [DARCHA, "archive", "run"])
    with standing(place), ending(place, archiver):
        place.start_database()
        place.start(place.provider, place.worker, place.web, archiver)
        course = Course(place)
        course.open_door()
        wait_for(lambda: _asked(place, FOLLOWS), HEALS_WITHIN, "the archive to follow")
        _darcha(place, "archive", "base")
        if rig.broken:
            _stop(place, archiver)
        began_at = time.time()
        course.client.start(course.rate)
        time.sleep(LOAD_SECONDS)
        wait_for(lambda: _acknowledged(course.ledger_file) >= ENOUGH, HEALS_WITHIN, "enough that is acknowledged")
        destroyed_at = time.time()
        place.hold()
        place.kill_everything()
        _stop(place, archiver)
        course.client.stop()
        loaded = ledger.read(course.ledger_file)
        outcome = course.outcome
        instants = [None] + [
            random.uniform(began_at + 2, destroyed_at - RPO_SECONDS)  # noqa: S311 - any will do
            for _ in range(rig.size(1, 20, control=0))
        ]
        later: Entries = {}
        for instant in instants:
            outcome.trials += 1
            began = time.time()
            _destroy(place)
            until = _restore(place, archive, instant)
            _compare(outcome, place, loaded, instant=instant, until=until, destroyed_at=destroyed_at)
            later |= _live_on(place, rig.home / f"ledger-{outcome.trials}", outcome, began)
        outcome.entries = loaded | later
        _numbered_twice(outcome)
        if not rig.broken:
            _without_keys(place, archive, outcome)
    outcome.of = "ways back"
    return outcome


@contextlib.contextmanager
def ending(place: Installation, part: Process) -> Iterator[None]:
    """A part of ours that the installation does not know."""
    try:
        yield
    finally:
        place.kill(part)


def _stop(place: Installation, archiver: Process) -> None:
    """kill -9, and what it started."""
    receivers = place.children(archiver)
    place.kill(archiver)
    for pid in receivers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _acknowledged(file: Path) -> int:
    """So many that without an archive more than the last seconds would be lost, however slow the machine is."""
    answered = [one.answered_at for one in ledger.read(file).values() if one.receipts]
    return len(answered) if answered and time.time() - min(answered) > RPO_SECONDS + 1 else 0


def _compare(
    outcome: Outcome, place: Installation, loaded: Entries, *, instant: float | None, until: float, destroyed_at: float
) -> None:
    """Before anybody is let in again."""
    found = gather(place.cluster.url(), place.files)
    known_until = until if instant is None else instant
    held = {key: one for key, one in loaded.items() if not one.receipts or one.answered_at < min(known_until, until)}
    for name, lines in (breaches(held, found, KEPT) | breaches(loaded, found, ("I3",))).items():
        outcome.breaches.setdefault(name, []).extend(lines)
    there = {case["key"] for case in found["cases"]}
    if instant is not None and (early := [key for key in there & loaded.keys() if loaded[key].sent_at > instant]):
        outcome.breaches.setdefault("instant", []).append(f"{len(early)} were sent after it and are there")
    gone = [one for one in loaded.values() if one.receipts and one.key not in there]
    wrong = [one.key for one in gone if one.answered_at < until]
    if wrong:
        outcome.breaches.setdefault("gap", []).append(f"{len(wrong)} are gone and lie not in the gap that is named")
    _unfiled(outcome, found)
    if instant is None:
        lost = destroyed_at - min((one.answered_at for one in gone), default=destroyed_at)
        outcome.notes.append(f"{len(gone)} of the last moment are gone, RPO {lost:.2f} s")
        if lost > RPO_SECONDS:
            outcome.breaches.setdefault("RPO", []).append(f"lost {len(gone)} of the last {lost:.1f} s")


def _unfiled(outcome: Outcome, found: Evidence) -> None:
    """No file without a row: what came after the instant is put aside, not left about."""
    known = {row["blob_key"] for row in found["files"]}
    if left := found.stored - known:
        outcome.breaches.setdefault("I6", []).extend(f"file without a row: {key}" for key in sorted(left))


def _live_on(place: Installation, file: Path, outcome: Outcome, began: float) -> Entries:
    """The doors open again, a few people come, and all is shut for the next way back."""
    place.let_go()
    wait_for(place.ready, HEALS_WITHIN, "the door after the restore")
    outcome.recovered.append(time.time() - began)
    client = Client(place.address, place.tokens, ledger.Ledger(file), fees=False)
    client.start(AFTER_RATE)
    time.sleep(AFTER_SECONDS)
    client.stop()
    client.settle()
    place.hold()
    place.kill_everything()
    return ledger.read(file)


def _numbered_twice(outcome: Outcome) -> None:
    holders = Counter(one.receipts[0]["number"] for one in outcome.entries.values() if one.receipts)
    if twice := [number for number, count in holders.items() if count > 1]:
        outcome.breaches["I4"] = [f"duplicated: {number} was given to two people" for number in twice]


def _without_keys(place: Installation, archive: Path, outcome: Outcome) -> None:
    """A drill by somebody who has not the keys of production: all comes back, and what stays shut is said."""
    place.start_database()
    arguments = ["restore", "--to", "last", str(archive), "--into", "drill"]
    environment = place.environment | {"DARCHA_KEY_RING": OTHER_KEYS}
    refused = subprocess.run([DARCHA, *arguments], env=environment, check=False, capture_output=True, text=True)
    if refused.returncode == 0 or "DARCHA_KEY_RING" not in refused.stderr:
        outcome.breaches["keys"] = ["a restore without the keys was not refused"]
    done = subprocess.run(
        [DARCHA, *arguments, "--without-keys"], env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode or "do not open" not in done.stdout:
        outcome.breaches["keys"] = [f"a drill without the keys: {(done.stdout + done.stderr).strip()[-300:]}"]


def _destroy(place: Installation) -> None:
    shutil.rmtree(place.cluster.data)
    shutil.rmtree(place.files, ignore_errors=True)
    place.start_database()


def _restore(place: Installation, archive: Path, instant: float | None) -> float:
    """Up to when the restore says that nothing is missing, to the second; in seconds since 1970."""
    to = "last" if instant is None else datetime.fromtimestamp(instant, TASHKENT).isoformat()
    said = _darcha(place, "restore", "--to", to, str(archive), "--overwrite", "darcha")
    named = NAMED.search(said)
    if named is None:
        raise LookupError(f"the restore names no gap: {said}")
    return datetime.strptime(named[1], "%d.%m.%Y %H:%M:%S").replace(tzinfo=TASHKENT).timestamp()


def _darcha(place: Installation, *arguments: str) -> str:
    done = subprocess.run([DARCHA, *arguments], env=place.environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"darcha {' '.join(arguments)}: {done.stderr.strip()[-400:]}")
    return done.stdout


def _asked(place: Installation, question: str) -> bool:
    import psycopg

    with psycopg.connect(place.cluster.url()) as connection:
        row = connection.execute(question).fetchone()
    return bool(row and row[0])


SCENARIO = Scenario(
    "S16", "all is destroyed; the archive brings back an instant", "nothing after the base", run, seconds=300
)
