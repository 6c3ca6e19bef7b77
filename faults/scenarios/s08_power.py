"""S8: the power goes while submissions arrive: database and files on a disk that stops in the middle of a write.

Then everything is killed (-9), the disk is mounted again, and all of it is started. The ledger is on another disk.
"""

import random
import subprocess
import time

from ..frame import Outcome, Rig, Scenario
from ..installation import Installation, standing, wait_for
from ..loop import LoopDisk, loop_disk
from ..sound import damaged_pages
from ..under_load import HEALS_WITHIN, Course

MEGABYTES = 1024
UNDURABLE = ("fsync=off", "full_page_writes=off")
BETWEEN = (3.0, 6.0)  # seconds of load before a cut


def run(rig: Rig) -> Outcome:
    """So many cuts under load."""
    with loop_disk(rig.home, MEGABYTES) as disk:
        place = rig.mould.pour(rig.home / "place", data=disk.mounted)
        with standing(place):
            place.start_database(options=UNDURABLE if rig.broken else ())
            place.start()
            course = Course(place)

            def blow(number: int) -> None:
                time.sleep(random.uniform(*BETWEEN))  # noqa: S311 - any instant
                _cut(place, disk)

            try:
                course.strike(rig.size(4, 100, control=2), 0.0, blow)
                outcome = course.compare()
            except TimeoutError:
                if not rig.broken:
                    raise
                course.client.stop()
                outcome = course.outcome
                outcome.breaches["I1"] = ["the database does not start again"]
            if damage := damaged_pages(place):
                outcome.breaches["pages"] = damage
    outcome.of = "cuts"
    return outcome


def _cut(place: Installation, disk: LoopDisk) -> None:
    """Nobody is asked to stop; whoever still runs after the cut is killed as the machine would have been."""
    place.hold()
    disk.cut_power()
    place.kill_everything()
    wait_for(lambda: _unmounted(disk), HEALS_WITHIN, "the end of everybody on the disk")
    disk.mount()
    place.let_go()


def _unmounted(disk: LoopDisk) -> bool:
    try:
        disk.unmount()
    except subprocess.CalledProcessError:  # somebody on it is still dying
        return False
    return True


SCENARIO = Scenario("S8", "a power cut under load", "fsync=off", run, seconds=300)
