"""S4: kill -9 of a backend, and of the whole database server, under load. The doors come back without a restart."""

import contextlib
import os
import random
import signal

from ..frame import Outcome, Rig, Scenario
from ..installation import children_of, standing
from ..sound import damaged_pages
from ..under_load import Course

EVERY = 6.0
UNDURABLE = ("synchronous_commit=off", "wal_writer_delay=10s")


def run(rig: Rig) -> Outcome:
    """A backend and the server by turns; afterwards the checksum of every page."""
    place = rig.mould.pour(rig.home / "place")
    with standing(place):
        place.start_database(options=UNDURABLE if rig.broken else ())
        place.start()
        course = Course(place)

        def blow(number: int) -> None:
            server = place.database
            if server is None:
                return
            backends = children_of(server.pid)
            if number % 2 and not rig.broken and backends:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(random.choice(backends), signal.SIGKILL)  # noqa: S311 - any will do
            else:
                place.kill_database()

        course.strike(rig.size(6, 50, control=3), EVERY, blow)
        outcome = course.compare()
        if damage := damaged_pages(place):
            outcome.breaches["pages"] = damage
    outcome.of = "kills"
    return outcome


SCENARIO = Scenario("S4", "kill -9 of PostgreSQL under load", "synchronous_commit=off", run, seconds=240)
