"""Keeps every change while it happens: PostgreSQL's pg_receivewal for the database, a look each second for files.

Runs until it is told to stop, or until the server no longer sends; then it ends, and whoever watches it starts it anew.
"""

import contextlib
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from darcha.ground import clock

from ..backup.tools import CannotRun, ToolFailed, run, tool
from ..lifeline import die_with_parent
from .files import Follower
from .place import ASIDE, SLOT, Archive, libpq
from .seal import seal_finished

EVERY_SECONDS = 1.0
_LOST = "SELECT 1 FROM pg_replication_slots WHERE slot_name = %s AND wal_status = 'lost'"


def begin_anew_if_lost(archive: Archive, url: str, say: Callable[[str], None]) -> None:
    """When we were away for so long that the server threw away what it kept for us, the old folder stays the way back
    to the time before, and a new one begins."""
    with psycopg.connect(url, autocommit=True) as server:
        lost = server.execute(_LOST, [SLOT]).fetchone()
        if lost is None:
            return
        server.execute("SELECT pg_drop_replication_slot(%s)", [SLOT])
    aside = archive.home.with_name(f"{archive.home.name}{ASIDE}{clock.now():%Y-%m-%dT%H%M%S}")
    archive.home.rename(aside)
    archive.make()
    say(
        f"The archive was away for too long and changes are lost to it. What it has is in {aside}; make a new base at "
        "once, `systemctl start darcha-base`."
    )


def make_slot(archive: Archive, url: str, major: int) -> None:
    """From now on the server keeps what we have not fetched. Raises ToolFailed."""
    run(
        tool("pg_receivewal", major),
        f"--directory={archive.wal}", f"--slot={SLOT}", "--create-slot", "--if-not-exists",
        environment=libpq(url),
    )  # fmt: skip


def stream(archive: Archive, url: str, major: int, files: Path, say: Callable[[str], None]) -> None:
    """Raises ToolFailed when the server ended it."""
    follower, stop, seal = Follower(files, archive.files), threading.Event(), _Sealer()
    with _told_to_stop(stop):
        archive.make()
        begin_anew_if_lost(archive, url, say)
        make_slot(archive, url, major)
        with _receiving(archive, url, major) as receiver:
            while not stop.wait(EVERY_SECONDS):
                follower.look()
                seal(archive, major, say)
                if receiver.poll() is not None:
                    said = receiver.stderr.read().decode(errors="replace").strip() if receiver.stderr else ""
                    raise ToolFailed(f"The server sends no changes any more: {said[-800:]}")


class _Sealer:
    """Changes are kept also where they cannot be read back; that is said once, and nothing is noted until they can."""

    def __init__(self) -> None:
        self._said = ""

    def __call__(self, archive: Archive, major: int, say: Callable[[str], None]) -> None:
        try:
            for sentence in seal_finished(archive, major):
                say(sentence)
            self._said = ""
        except CannotRun as missing:
            if str(missing) != self._said:
                say(f"{missing} Until then no segment is read back, and rot in one is not noticed.")
            self._said = str(missing)


@contextlib.contextmanager
def _receiving(archive: Archive, url: str, major: int) -> Iterator[subprocess.Popen[bytes]]:
    """``--synchronous``: what has arrived is on our disk before the server is told so."""
    receiver = subprocess.Popen(
        [
            tool("pg_receivewal", major), f"--directory={archive.wal}", f"--slot={SLOT}", "--synchronous", "--no-loop",
            "--status-interval=1",
        ],
        env=libpq(url), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=die_with_parent(signal.SIGINT),  # noqa: PLW1509 - no threads run here
    )  # fmt: skip
    try:
        yield receiver
    finally:
        receiver.send_signal(signal.SIGINT)
        try:
            receiver.wait(timeout=10)
        except subprocess.TimeoutExpired:
            receiver.kill()


@contextlib.contextmanager
def _told_to_stop(stop: threading.Event) -> Iterator[None]:
    kinds = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(kind, lambda number, frame: stop.set()) for kind in kinds]
    try:
        yield
    finally:
        for kind, handler in zip(kinds, before, strict=True):
            signal.signal(kind, handler)
