"""S18: one bit flips in a table, an index, a segment of changes, a base, the list of segments, a sealed file, its copy
in the archive, a backup; what an operator's timers run must name every one. Without protection pages have no checksums.
"""

import random
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psycopg

from ..frame import Outcome, Rig, Scenario
from ..installation import DARCHA, Installation, Process, standing, wait_for
from ..under_load import HEALS_WITHIN, Course

LOAD_SECONDS = 5.0
FOLLOWS = "SELECT count(*) FROM pg_stat_replication WHERE application_name = 'darcha_archive'"
RELATIONS = """
SELECT pg_relation_filepath(oid) FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind = %s AND pg_relation_size(oid) > 0
"""
PAPERS = """
SELECT d.blob_key, c.number FROM documents_issueddocument d JOIN cases_case c ON c.id = d.case_ref
"""
COMMANDS = {
    "base": ("archive", "base"),
    "files": ("files", "check"),
    "backup": ("backup", "check"),
    "archive": ("archive", "check"),
}


@dataclass(frozen=True)
class Flip:
    """One bit of a file, who has to notice it, and the word by which it has to be named."""

    kind: str
    file: Path
    noticed_by: str
    named: str

    def turn(self, bit: int) -> None:
        """Once it is rot, twice it is healed; of a list that the archive has put aside, it is already."""
        if put_aside := list(self.file.parent.glob("wal.sha256-*")):
            for aside in put_aside:
                aside.unlink()
            return
        with self.file.open("r+b") as there:
            there.seek(bit // 8)
            (byte,) = there.read(1)
            there.seek(bit // 8)
            there.write(bytes([byte ^ (1 << bit % 8)]))


class Grounds:
    """An installation at rest with papers, a backup and an archive: where bits can flip."""

    def __init__(self, place: Installation, home: Path) -> None:
        self.place, self.archive_home, self.backups = place, home / "archive", home / "backups"
        place.environment |= {"DARCHA_ARCHIVE_DIR": str(self.archive_home), "DARCHA_BACKUP_DIR": str(self.backups)}
        self.archiver = Process("archiver", [DARCHA, "archive", "run"])

    def make(self, rate: float) -> None:
        """Some load for papers, then everything that is kept of them; web server and worker are gone afterwards."""
        self.place.start(self.place.provider, self.place.worker, self.place.web, self.archiver)
        course = Course(self.place)
        course.open_door()
        wait_for(lambda: self.ask(FOLLOWS)[0][0], HEALS_WITHIN, "the archive to follow")
        course.client.start(rate)
        time.sleep(LOAD_SECONDS)
        course.client.stop()
        wait_for(lambda: self.ask(PAPERS), HEALS_WITHIN, "a paper")
        self.place.hold()
        for part in (self.place.web, self.place.worker):
            self.place.kill(part)
        for arguments in (COMMANDS["base"], ("backup",)):
            ended, said = self.darcha(arguments)
            if ended:
                raise RuntimeError(said)
        self.ask("SELECT pg_switch_wal()")
        self.ask("CREATE TABLE IF NOT EXISTS another_segment ()")
        wait_for(self._sealed, HEALS_WITHIN, "a finished segment and its hash")

    def flips(self) -> list[Flip]:
        """One of each kind, anywhere in it."""
        chosen, (key, number) = random.choice, random.choice(self.ask(PAPERS))  # noqa: S311 - any will do
        (server,) = self.archive_home.glob("[0-9]*")
        table, index = (chosen(self.ask(RELATIONS, [kind]))[0] for kind in ("r", "i"))
        segment = chosen([file for file in (server / "wal").iterdir() if file.name in self._list()])
        base = chosen([file for file in server.glob("base-*/*") if file.stat().st_size])
        kept = chosen([file for file in self.backups.rglob("*") if file.is_file() and file.stat().st_size])
        data, name = self.place.cluster.data, f"{key[:2]}/{key[2:]}"
        return [
            Flip("table", data / table, "base", table),
            Flip("index", data / index, "base", index),
            Flip("segment", segment, "archive", segment.name),
            Flip("base", base, "archive", base.parent.name),
            Flip("list of segments", server / "wal.sha256", "archive", ""),
            Flip("copy in the archive", self.archive_home / "files" / name, "archive", number),
            Flip("sealed file", self.place.files / name, "files", number),
            Flip("backup", kept, "backup", ""),
        ]

    def darcha(self, arguments: tuple[str, ...]) -> tuple[int, str]:
        """How it ended and what it said."""
        done = subprocess.run(
            [DARCHA, *arguments], env=self.place.environment, check=False, capture_output=True, text=True
        )
        return done.returncode, done.stdout + done.stderr

    def ask(self, question: str, values: list[str] | None = None) -> list[tuple]:
        """Rows, if there are any."""
        with psycopg.connect(self.place.cluster.url(), autocommit=True) as connection:
            found = connection.execute(question, values)  # type: ignore[arg-type]
            return found.fetchall() if found.description else []

    def _list(self) -> str:
        return "".join(file.read_text("utf-8") for file in self.archive_home.glob("*/wal.sha256"))

    def _sealed(self) -> bool:
        there = {file.name for file in self.archive_home.glob("*/wal/*") if len(file.name) == 24}
        return bool(there) and all(name in self._list() for name in there)


def run(rig: Rig) -> Outcome:
    """Rounds: a bit of each kind flips, the commands of the timers run, the bits are turned back."""
    place, outcome = rig.mould.pour(rig.home / "place"), Outcome(of="flipped bits")
    grounds = Grounds(place, rig.home)
    with standing(place):
        if rig.broken:
            _without_checksums(place)
        place.start_database(options=("autovacuum=off",))
        try:
            grounds.make(10.0)
            for _ in range(rig.size(4, 25, control=1)):
                _round(grounds, outcome, ("base",) if rig.broken else tuple(COMMANDS))
            whole = [name for name in COMMANDS if grounds.darcha(COMMANDS[name])[0]]
            outcome.notes.append("all whole again afterwards" if not whole else f"not whole afterwards: {whole}")
        finally:
            place.kill(grounds.archiver)
    return outcome


def _round(grounds: Grounds, outcome: Outcome, commands: tuple[str, ...]) -> None:
    flips = [one for one in grounds.flips() if one.noticed_by in commands]
    # A flipped list hides what it would say of the segments, so these take turns.
    apart = "list of segments" if outcome.trials % 2 else "segment"
    flips = [one for one in flips if one.kind != apart]
    grounds.ask("CHECKPOINT")  # nothing is written over the bits before they are looked for
    bits = [(one, random.randrange(one.file.stat().st_size * 8)) for one in flips]  # noqa: S311 - any will do
    for one, bit in bits:
        one.turn(bit)
    began = time.monotonic()
    try:
        first = {"base": grounds.darcha(COMMANDS["base"])}  # before anybody else reads
        with ThreadPoolExecutor(2) as pool:
            others = [name for name in commands if name != "base"]
            said = first | dict(zip(others, pool.map(lambda name: grounds.darcha(COMMANDS[name]), others), strict=True))
    finally:
        outcome.recovered.append(time.monotonic() - began)  # until all of it was named
        for one, bit in bits:
            one.turn(bit)
    for one, bit in bits:
        outcome.trials += 1
        ended, words = said[one.noticed_by]
        if not ended or one.named not in words or "Traceback" in words:
            where = f"bit {bit % 8} of byte {bit // 8} of {one.file.name}"
            outcome.breaches.setdefault("rot", []).append(f"{one.kind}: {where} is not named by {one.noticed_by}")


def _without_checksums(place: Installation) -> None:
    place.start_database()
    place.stop_database()
    subprocess.run(
        [str(place.cluster.binaries / "pg_checksums"), "--disable", "-D", str(place.cluster.data)],
        check=True, capture_output=True,
    )  # fmt: skip


SCENARIO = Scenario("S18", "a bit flips, anywhere", "pages without checksums", run, seconds=300)
