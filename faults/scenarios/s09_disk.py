"""S9: a disk fills up under load: the database's data, its log, people's files, the folder for what passes through.

At 85 % `darcha health` names it, at 92 % nothing is written and everybody is told so, at 100 % nothing is half done;
when there is room again everything goes on by itself.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from ..frame import Outcome, Rig, Scenario
from ..installation import DARCHA, Installation, standing, wait_for
from ..loop import LoopDisk, loop_disk
from ..sound import damaged_pages
from ..under_load import RATE, Course

MEGABYTES = 1024
ALARM, READ_ONLY = 85.5, 93.0  # percent: a little more than the product's own marks
NOTICED_WITHIN = 25.0  # it looks every ten seconds
GOES_ON_WITHIN = 60.0
FULL_SECONDS = 5.0
GENTLE = 5.0  # submissions a second
A_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def run(rig: Rig) -> Outcome:
    """One part after the other, each on a disk and in an installation of its own."""
    parts = ["data"] if rig.broken else ["data", "files", "wal", "temporary"][: rig.size(2, 4)]
    whole = Outcome(of="full disks")
    for part in parts:
        home = rig.home / part
        home.mkdir()
        home.chmod(0o755)
        with loop_disk(home, MEGABYTES) as disk:
            seen = _fill_up(rig, home, part, disk)
        whole.trials += 1
        whole.entries |= seen.entries
        whole.recovered += seen.recovered
        whole.notes += [f"{part}: {note}" for note in seen.notes[:4]]
        for name, lines in seen.breaches.items():
            whole.breaches.setdefault(name, []).extend(f"{part}: {line}" for line in lines)
    return whole


def _fill_up(rig: Rig, home: Path, part: str, disk: LoopDisk) -> Outcome:
    place = rig.mould.pour(home / "place", data=disk.mounted if part == "data" else None)
    _move(place, part, disk.mounted)
    if rig.broken:
        place.environment["DARCHA_DISK_READ_ONLY"] = "1000"
    ballast = disk.mounted / "ballast"
    with standing(place):
        place.start_database()
        place.start()
        course = Course(place, rate=min(RATE, GENTLE), fees=False)
        course.open_door()
        course.client.start(course.rate)
        time.sleep(3)
        _fill(disk.mounted, ballast, ALARM)
        said = subprocess.run([DARCHA, "health"], env=place.environment, capture_output=True, text=True, check=False)
        if "% full" not in said.stdout + said.stderr:
            course.outcome.breaches["alarm"] = [f"not named at {ALARM} %"]
        if part != "temporary":
            _fill(disk.mounted, ballast, READ_ONLY)
            _notices(place, course.outcome)
        _fill(disk.mounted, ballast, 100.0)
        until = time.monotonic() + FULL_SECONDS
        while time.monotonic() < until:
            _upload(place)
        ballast.unlink()
        _goes_on(place, course.outcome)
        course.client.stop()
        outcome = course.compare(("I1", "I2", "I3", "I4", "I5", "I6", "I8", "I9", "I10"))
        _half_files(place, outcome)
        if damage := damaged_pages(place):
            outcome.breaches["pages"] = damage
    return outcome


def _move(place: Installation, part: str, to: Path) -> None:
    """What is not on the disk yet; and the settings by which it is watched."""
    if part == "files":
        place.files = to / "files"
        place.environment["DARCHA_FILES_DIR"] = str(place.files)
        shutil.copytree(place.home / "files", place.files, dirs_exist_ok=True) if (
            place.home / "files"
        ).is_dir() else None
    elif part == "wal":
        subprocess.run(["mv", str(place.cluster.data / "pg_wal"), str(to / "pg_wal")], check=True)
        (place.cluster.data / "pg_wal").symlink_to(to / "pg_wal")
    elif part == "temporary":
        place.environment["TMPDIR"] = str(to)
    if part in ("data", "wal"):
        place.environment["DARCHA_DATABASE_DISKS"] = str(to)


def _fill(disk: Path, ballast: Path, percent: float) -> None:
    """Until so much is in use, as ``df`` counts it; the database writes meanwhile, so a little more or less."""
    with ballast.open("ab") as heavy:
        while True:
            room = shutil.disk_usage(disk)
            missing = int((room.used + room.free) * percent / 100) - room.used
            if missing <= 0 or room.free == 0:
                return
            try:
                os.posix_fallocate(heavy.fileno(), heavy.tell(), min(missing, max(room.free, 1)))
            except OSError:  # so full that not even this goes
                return
            heavy.seek(0, os.SEEK_END)


def _notices(place: Installation, outcome: Outcome) -> None:
    def refuses() -> bool:
        answer = _try(lambda: _submit(place))
        return answer is not None and answer.status_code == 503 and "read-only" in answer.text

    try:
        took = wait_for(refuses, NOTICED_WITHIN, "read only")
    except TimeoutError:
        outcome.breaches["read only"] = [f"still written at {READ_ONLY} % after {NOTICED_WITHIN:.0f} s"]
        return
    outcome.notes.append(f"read only after {took:.0f} s")
    page = _try(lambda: httpx.get(f"{place.address}/uz/services", timeout=8))
    if page is None or page.status_code != 200:
        outcome.breaches["reading"] = ["pages are not read while nothing is written"]


def _goes_on(place: Installation, outcome: Outcome) -> None:
    def goes() -> bool:
        answer = _try(lambda: _submit(place))
        return answer is not None and answer.status_code not in (500, 502, 503)

    try:
        outcome.recovered.append(wait_for(goes, GOES_ON_WITHIN, "writing"))
    except TimeoutError:
        outcome.breaches["goes on"] = [f"nothing is written {GOES_ON_WITHIN:.0f} s after there was room"]


def _submit(place: Installation) -> httpx.Response:
    """Refused for its form alone where everything may be written, so that it leaves nothing."""
    return httpx.post(
        f"{place.address}/api/v1/applications",
        json={"service": "appeal", "answers": {}, "language": "uz"},
        headers={"Authorization": f"Bearer {place.tokens[0]}", "Idempotency-Key": os.urandom(8).hex()},
        timeout=8,
    )


def _upload(place: Installation) -> None:
    _try(
        lambda: httpx.post(
            f"{place.address}/api/v1/files",
            files={"file": ("paper.pdf", A_PDF + b"%" * 300_000, "application/pdf")},
            headers={"Authorization": f"Bearer {place.tokens[0]}"},
            timeout=8,
        )
    )


def _try(ask: Callable[[], httpx.Response]) -> httpx.Response | None:
    try:
        return ask()
    except httpx.HTTPError:
        return None


def _half_files(place: Installation, outcome: Outcome) -> None:
    half = [str(one) for one in place.files.glob("*/*.unfinished")] if place.files.is_dir() else []
    if half:
        outcome.breaches["half files"] = half


SCENARIO = Scenario("S9", "a disk fills up under load", "no reading only at 92 %", run, seconds=500)
