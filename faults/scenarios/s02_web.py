"""S2: kill -9 of web workers and of their supervisor under load. Nothing acknowledged is lost or there twice."""

import contextlib
import os
import random
import signal

from ..frame import Outcome, Rig, Scenario
from ..installation import standing
from ..under_load import Course

# A worker that dies within 5.5 s of its birth makes granian end the whole server, which systemd then starts anew:
# deaths that come faster measure that rule, not the death of a worker.
EVERY = 7.0  # seconds
SUPERVISOR_EVERY = 5  # one blow in so many hits the supervisor instead of a worker


def run(rig: Rig) -> Outcome:
    """Load, and a death every few seconds."""
    place = rig.mould.pour(rig.home / "place")
    with standing(place):
        if rig.broken:
            place.web.command[-1] = "faults.unprotected.answers_early:application"
        place.start_database()
        place.start()
        course = Course(place)

        def blow(number: int) -> None:
            workers = place.children(place.web)
            if number % SUPERVISOR_EVERY == SUPERVISOR_EVERY - 1 or not workers:
                place.kill(place.web)
                return
            with contextlib.suppress(ProcessLookupError):
                os.kill(random.choice(workers), signal.SIGKILL)  # noqa: S311 - any will do

        course.strike(rig.size(15, 1000, control=5), EVERY, blow)
        outcome = course.compare(("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10"))
    outcome.of = "kills"
    return outcome


SCENARIO = Scenario("S2", "kill -9 of web workers under load", "answers before the commit", run, seconds=240)
