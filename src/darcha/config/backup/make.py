"""Makes a backup: the database first, then the files, each read back before it is vouched for. Whole or not at all."""

import contextlib
import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from darcha.ground import clock

from ..environment import PROJECT_DIR
from .census import census
from .files import copy_all, flush_tree, hash_of, key_of, read_list, write_list
from .manifest import DUMP, FILES, LIST, SUM, UNFINISHED, Census, Manifest, NoBackup, finished, names_of_keys, read
from .readback import note_named, prove
from .tools import libpq, run, tool


class Busy(Exception):
    """Another backup is being made into the same folder."""


def make(to: Path, *, of: datetime | None = None) -> Path:
    """Make one in a folder of its own below ``to``, named by its moment: now, or the past one that the database is a
    picture of. Raises Busy, ToolFailed, OSError."""
    to.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone(to):
        for left in to.glob(f"*{UNFINISHED}"):  # of one that was killed
            shutil.rmtree(left)
        made_at = of or clock.now()
        done = place_in(to, made_at)
        if done.exists():
            raise Busy(f"{done} was made within this second.")
        unfinished = done.with_name(done.name + UNFINISHED)
        unfinished.mkdir(mode=0o700)
        counted, server = _dump(unfinished)
        (unfinished / FILES).mkdir(mode=0o700)
        listed = copy_all(settings.DARCHA_FILES_DIR, unfinished / FILES, *_vouched_for(to))
        lacking = prove(unfinished, {key_of(one.name) for one in listed})
        write_list(unfinished, listed)
        Manifest(
            made_at=made_at,
            darcha=program(),
            postgresql=server,
            dump_bytes=(unfinished / DUMP).stat().st_size,
            dump_sha256=hash_of(unfinished / DUMP),
            files=len(listed),
            files_bytes=sum((unfinished / FILES / one.name).stat().st_size for one in listed),
            files_sha256=hash_of(unfinished / LIST),
            keys=names_of_keys(settings.DARCHA_KEY_RING, settings.DARCHA_INDEX_KEY),
            census=counted,
            lacking=tuple(sorted(lacking)),
        ).write(unfinished)
        flush_tree(unfinished)
        unfinished.rename(done)
        flush_tree(to / done.name)
    return done


def place_in(to: Path, made_at: datetime) -> Path:
    """The folder of the backup of a moment, to the second."""
    return to / f"{made_at:%Y-%m-%dT%H%M%S}"


def _vouched_for(to: Path) -> tuple[Path, dict[str, str]]:
    """The files of the newest backup that can be linked: those that were opened when it was made, if its own list is
    still what was written. Never another's rot."""
    for one in reversed(finished(to)):
        try:
            said = read(one)
            if (one / SUM).exists() and hash_of(one / LIST) == said.files_sha256:
                listed = read_list(one)
                return one / FILES, {file.name: file.sha256 for file in listed if key_of(file.name) not in said.lacking}
        except (NoBackup, OSError):
            continue
    return to, {}


def drop_old(folder: Path, keep: int) -> int:
    """Remove the oldest finished ones but ``keep``; how many."""
    if keep < 1:
        raise NoBackup("The last backup is never removed.")
    old = finished(folder)[:-keep]
    for one in old:
        shutil.rmtree(one)
    return len(old)


def _dump(folder: Path) -> tuple[Census, str]:
    """The dump, the counts and the list of files that rows name see the same moment: they share one snapshot."""
    file = folder / DUMP
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot(), current_setting('server_version')")
        snapshot, server = cursor.fetchone()
        run(
            tool("pg_dump", int(str(server).split(".", maxsplit=1)[0])),
            "--format=custom", "--exclude-schema=before_restore", "--no-owner", "--no-privileges",
            f"--snapshot={snapshot}", f"--file={file}",
            environment=libpq(settings.DATABASES["default"]),
        )  # fmt: skip
        counted = census()
        note_named(folder)
    file.chmod(0o600)
    return counted, str(server)


def program() -> str:
    """This version of Darcha: its number, and the commit where the code is a clone."""
    asked = ["git", "-C", str(PROJECT_DIR), "rev-parse", "--short=12", "HEAD"]
    try:
        commit = subprocess.run(asked, check=False, capture_output=True, text=True).stdout.strip()
    except OSError:  # a container has no git
        commit = ""
    return " ".join(filter(None, (version("darcha"), commit)))


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Busy(f"A backup is being made into {folder} already.") from None
    finally:
        os.close(handle)
