"""Puts a backup back into the database and the folder of files of this installation, and proves it before it stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from darcha.ground import clock

from ..readiness import wanted_migrations
from . import target
from .check import wrong_with
from .files import put_back, read_list
from .manifest import DUMP, FILES, Manifest, read
from .tools import libpq, run, tool
from .verify import unlike, unlike_files, unopened

AHEAD = 100_000  # numbers left out, so that none is given twice


class Refused(Exception):
    """It was not begun, and nothing was touched; the text says why and what to do."""


class NotProved(Exception):
    """It was done and is not what it should be; ``reasons`` names everything. What was there before stands again."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class Restored:
    """What the operator is told: how much came back, and which time is in nobody's books."""

    manifest: Manifest
    files: int
    migrated: int
    gap: str


def bring_up() -> None:
    """The tables of this version."""
    call_command("migrate", interactive=False, verbosity=0)


def restore(
    folder: Path,
    *,
    overwrite: str,
    ahead: int,
    say: Callable[[str], None],
    migrate: Callable[[], None] = bring_up,
) -> Restored:
    """``overwrite`` is the name of a database that may be replaced. Raises NoBackup, Refused, NotProved, ToolFailed."""
    said = read(folder)
    if wrong := [*_not_here(said), *wrong_with(folder, said, settings.DARCHA_KEY_RING, settings.DARCHA_INDEX_KEY)]:
        raise Refused("\n".join(wrong))
    target.name_ourselves()
    living = target.look()
    _may_begin(living, overwrite)
    say(f"1/4 database: {sum(said.census.tables.values())} rows of {said.made_at:%d.%m.%Y %H:%M:%S}")
    given = target.numbers() if living.tables else {}
    target.move_aside()
    try:
        _load(folder / DUMP, said)
        if wrong := list(unlike(said.census)):
            raise NotProved(wrong)
        files, migrated = _fill(folder, said, say, migrate)
    except BaseException:  # whatever it was, a keystroke too: what was there stands again
        target.bring_back()
        raise
    target.number_ahead(said.census.sequences, given, by=ahead)
    target.forget()
    return Restored(said, files, migrated, gap_of(said))


def gap_of(said: Manifest) -> str:
    """The time that is in nobody's books, in words."""
    last = max(said.census.journal, default="")
    lines = sum(said.census.journal.values())
    return (
        f"The journal is complete up to {said.made_at:%d.%m.%Y %H:%M:%S} ({lines} lines, the last of {last or '-'}). "
        f"From then until {clock.now():%d.%m.%Y %H:%M:%S} there is a gap: what was received, decided or paid in that "
        "time is not in this installation, though people may hold receipts and documents of it."
    )


def _fill(folder: Path, said: Manifest, say: Callable[[str], None], migrate: Callable[[], None]) -> tuple[int, int]:
    listed = read_list(folder)
    say(f"2/4 files: {len(listed)}")
    files = put_back(folder / FILES, listed, settings.DARCHA_FILES_DIR)
    missing = len(wanted_migrations()) - len(said.census.migrations)
    say(f"3/4 tables of this version: {missing} migrations")
    migrate()
    say("4/4 proof: counts, hashes, keys, documents")
    if wrong := [*unlike_files(listed), *unopened()]:
        raise NotProved(wrong)
    return files, missing


def _not_here(said: Manifest) -> Iterator[str]:
    here = {f"{app}.{name}" for app, name in wanted_migrations()}
    if newer := sorted(set(said.census.migrations) - here):
        yield (
            f"The backup is of a newer version of Darcha ({said.darcha}): it has {newer[-1]} and this program has not. "
            "Install that version first."
        )
    if (server := _server()) < (made_by := int(said.postgresql.split(".", maxsplit=1)[0])):
        yield f"The backup is of PostgreSQL {made_by}, and this server is {server}: a newer server is needed."


def _may_begin(living: target.Living, overwrite: str) -> None:
    if living.tables and overwrite != living.name:
        raise Refused(
            f"The database {living.name} is not empty: it has {living.tables} tables, and nothing of it was touched. "
            f"If they shall be replaced by the backup, say so: --overwrite {living.name}"
        )
    if living.workers or living.connections:
        raise Refused(
            f"The database {living.name} is in use ({living.connections} connections, {living.workers} workers), and "
            "nothing of it was touched. Stop the web server and the worker first."
        )


def _load(dump: Path, said: Manifest) -> None:
    database = settings.DATABASES["default"]
    run(
        tool("pg_restore", max(int(said.postgresql.split(".", maxsplit=1)[0]), _server())),
        "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
        f"--dbname={database['NAME']}", str(dump),
        environment=libpq(database),
    )  # fmt: skip


def _server() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        return int(cursor.fetchone()[0])
