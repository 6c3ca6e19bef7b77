"""S3: kill -9 and SIGSTOP of the job worker while it has jobs in hand. Each effect once; what it held comes back."""

import contextlib
import os
import signal
import sys
import time

import psycopg

from ..frame import Outcome, Rig, Scenario
from ..installation import Installation, standing, wait_for
from ..under_load import Course

EVERY = 3.0
FROZEN_SECONDS = 4.0
COMES_BACK_WITHIN = 150.0  # a minute of silence, and the next minute's sweep
IN_HAND = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'"


def run(rig: Rig) -> Outcome:
    """Every second blow freezes it for a while instead, so that two workers live when it wakes."""
    place = rig.mould.pour(rig.home / "place")
    with standing(place):
        if rig.broken:
            place.worker.command = [sys.executable, "-m", "faults.unprotected.never_rescues"]
        place.start_database()
        place.start()
        course = Course(place)

        def blow(number: int) -> None:
            with contextlib.suppress(TimeoutError):
                wait_for(lambda: _in_hand(place), 2, "a job in hand")
            if number % 2 and not rig.broken:
                _freeze(place)
            else:
                place.kill(place.worker)

        course.strike(rig.size(6, 500, control=4), EVERY, blow)
        outcome = course.compare(quiet=20 if rig.broken else COMES_BACK_WITHIN)
        if rig.broken:
            _note_dead_hands(place, outcome)
    outcome.of = "kills and freezes"
    return outcome


def _freeze(place: Installation) -> None:
    """A zombie: another worker takes over meanwhile, then the first one wakes with what it had in hand."""
    frozen = place.worker.handle
    if frozen is None:
        return
    os.kill(frozen.pid, signal.SIGSTOP)
    place.start_part(place.worker)
    time.sleep(FROZEN_SECONDS)
    os.kill(frozen.pid, signal.SIGCONT)
    time.sleep(1)
    frozen.send_signal(signal.SIGTERM)
    frozen.wait(timeout=30)


def _in_hand(place: Installation) -> bool:
    with psycopg.connect(place.cluster.url()) as connection:
        row = connection.execute(IN_HAND).fetchone()
    return row is not None and row[0] > 0


def _note_dead_hands(place: Installation, outcome: Outcome) -> None:
    """The minute until a silent worker counts as dead is not waited for in the control: who was killed is dead."""
    with psycopg.connect(place.cluster.url()) as connection:
        row = connection.execute(IN_HAND).fetchone()
    if row and row[0]:
        outcome.breaches.setdefault("I6", []).append(f"{row[0]} jobs stay in dead hands")


SCENARIO = Scenario("S3", "kill -9 and SIGSTOP of the worker", "nobody brings jobs back", run, seconds=300)
