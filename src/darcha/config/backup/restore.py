"""Puts a backup back into the database and the folder of files of this installation, and proves it before it stands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from darcha.ground import clock

from ..migrating import bring_up
from ..readiness import wanted_migrations
from . import target
from .afterwards import Doors, Gap, close_doors
from .census import numbering
from .check import missing_keys, wrong_with
from .cut_off import endings_raise, hear_no_more
from .files import put_back, read_list
from .manifest import DUMP, FILES, Manifest, read
from .numbers import NoteDamaged, enough, given_before
from .tools import libpq, run, tool
from .verify import unlike, unlike_files, unopened


class Refused(Exception):
    """It was not begun, and nothing was touched; the text says why and what to do."""


class NotProved(Exception):
    """It was done and is not what it should be; ``reasons`` names everything. What was there before stands again."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class Restored:
    """What the operator is told: how much came back, which time is in nobody's books, how many numbers were left out,
    who was shut out, and what this installation cannot open."""

    manifest: Manifest
    files: int
    migrated: int
    ended_at: datetime  # of the gap
    ahead: int
    doors: Doors | None  # of a drill none were closed
    shut: tuple[str, ...] = ()

    @property
    def gap(self) -> str:
        """The time that is in nobody's books, in words."""
        journal = self.manifest.census.journal
        return (
            f"The journal is complete up to {self.manifest.made_at:%d.%m.%Y %H:%M:%S} ({sum(journal.values())} lines, "
            f"the last of {max(journal, default='-')}). From then until {self.ended_at:%d.%m.%Y %H:%M:%S} there is a "
            "gap: what was received, decided or paid in that time is not in this installation, though people may hold "
            "receipts and documents of it."
        )


def restore(
    folder: Path,
    *,
    overwrite: str,
    ahead: int | None,
    say: Callable[[str], None],
    migrate: Callable[[], None] = bring_up,
    without_keys: bool = False,
    in_earnest: bool = False,
) -> Restored:
    """``overwrite`` is the name of a database that may be replaced; ``ahead`` how many numbers are left out, None for
    enough; ``without_keys`` puts back also what cannot be opened here, and says what that is; ``in_earnest`` makes it
    the installation, whose doors are closed: others are copies. Raises NoBackup, Refused, NotProved, ToolFailed."""
    said = read(folder)
    keys = [] if without_keys else missing_keys(said, settings.DARCHA_KEY_RING, settings.DARCHA_INDEX_KEY)
    if wrong := [*_not_here(said), *wrong_with(folder, said), *keys]:
        raise Refused("\n".join(wrong))
    target.name_ourselves()
    living = target.look()
    _may_begin(living, overwrite)
    say(f"1/4 database: {sum(said.census.tables.values())} rows of {said.made_at:%d.%m.%Y %H:%M:%S}")
    ended_at = clock.now()
    ahead = enough(said, ended_at) if ahead is None else ahead
    try:
        given = (target.numbers(), given_before(folder))
    except NoteDamaged as why:
        raise Refused(str(why)) from why
    with endings_raise():
        target.bring_back()  # what a restore that was killed has left aside is the only living data
        try:
            target.move_aside()
            _load(folder / DUMP, said)
            target.go_on_from(_last(said, ahead, *given))  # at once: whoever is let in to a torso gives no number again
            if wrong := list(unlike(said.census)):
                raise NotProved(wrong)
            missing = len(wanted_migrations()) - len(said.census.migrations)
            say(f"2/4 tables of this version: {missing} migrations")
            migrate()
            last = _last(said, ahead, *given)
            target.go_on_from(last)
            doors = close_doors(folder, said, Gap(ended_at, ahead, last)) if in_earnest else None
            files, shut = _fill(folder, say)
            if shut and not without_keys:
                raise NotProved(shut)
            hear_no_more()
        except BaseException:  # whatever it was, a keystroke or a signal too: what was there stands again
            hear_no_more()
            target.bring_back()
            raise
        target.forget()
    return Restored(said, files, missing, ended_at, ahead, doors, tuple(shut))


def _fill(folder: Path, say: Callable[[str], None]) -> tuple[int, list[str]]:
    listed = read_list(folder)
    say(f"3/4 files: {len(listed)}")
    files = put_back(folder / FILES, listed, settings.DARCHA_FILES_DIR)
    say("4/4 proof: counts, hashes, keys, documents")
    if wrong := list(unlike_files(listed)):
        raise NotProved(wrong)
    return files, list(unopened())


def _last(said: Manifest, ahead: int, *given: Mapping[str, int]) -> dict[str, int]:
    """Of every sequence there is now, also of one that is younger than the backup: numbers of the gap are of it too."""
    known = (said.census.sequences, *given)
    return {name: max(1, ahead + max(one.get(name, 0) for one in known)) for name in numbering()}


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
    if living.aside is not None and (living.tables or living.aside) and overwrite != living.name:
        raise Refused(
            f"An earlier restore into {living.name} was cut off, and nothing was touched now. What was there before it "
            f"is whole in the schema before_restore ({living.aside} tables), and public holds an unproved copy "
            f"({living.tables} tables). To restore again: --overwrite {living.name}; public is dropped, what was there "
            "before stands again at once, and goes when the new copy is proved. To only have it back: "
            "docs/operate/troubles.md, A restore that was cut off."
        )
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
