"""A throw-away server beside the installation's own, brought to an instant out of the archive. Needs no rights of
PostgreSQL: it runs as whoever calls, as nobody when that is root, on a socket that nobody else enters."""

import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from psycopg import pq

from darcha.ground import clock

from ..backup.tools import ToolFailed, tool_of
from ..lifeline import die_with_parent
from .gap import gap_behind
from .place import BASE, BASE_WAL, Archive, Base, base_for

_UNPRIVILEGED = "nobody"
_ENDED_EARLIER = "recovery ended before configured recovery target was reached"
_LAST = re.compile(r"last completed transaction was at log time (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?)")
_QUIET = ("fsync=off", "full_page_writes=off", "hot_standby=off", "autovacuum=off", "archive_mode=off")
_OWN_FILES = {
    "pg_hba.conf": "local all all trust\n",
    "pg_ident.conf": "",
    "postgresql.conf": "",
    "postgresql.auto.conf": "",
    "recovery.signal": "",
}


@dataclass(frozen=True, slots=True)
class Recovered:
    """A server at an instant: its address, and up to when it knows everything."""

    archive: Archive
    url: str
    complete_until: datetime


@contextlib.contextmanager
def recovered(folder: Path, moment: datetime | None, own_url: str) -> Iterator[Recovered]:
    """The installation's database as it was at the moment; without one, the last that the archive knows. Ended and
    removed afterwards. Raises NoArchive, ToolFailed."""
    archive, base = base_for(folder, moment)
    room = None if os.geteuid() == 0 else archive.home  # where nobody may enter too
    with tempfile.TemporaryDirectory(prefix="darcha-instant-", dir=room) as name:
        server = _Server(Path(name), archive, base)
        server.unpack()
        try:
            until = server.bring_to(moment)
            yield Recovered(archive, server.url(own_url), until)
        finally:
            server.stop()


class _Server:
    """One, in a folder of its own."""

    def __init__(self, home: Path, archive: Archive, base: Base) -> None:
        self._home, self._archive, self._base = home, archive, base
        self._data, self._log = home / "data", home / "server.log"
        self._socket = Path(tempfile.mkdtemp(prefix="darcha-"))  # a path that the kernel takes for a socket is short
        self._user = _UNPRIVILEGED if os.geteuid() == 0 else None
        self._wal = archive.wal
        self._process: subprocess.Popen[bytes] | None = None

    def unpack(self) -> None:
        """The base, without the settings of the machine that it is from."""
        self._data.mkdir(mode=0o700)
        _extract(self._base.folder / BASE, self._data)
        _extract(self._base.folder / BASE_WAL, self._data / "pg_wal")
        for name, content in _OWN_FILES.items():
            (self._data / name).write_text(content, "utf-8")
        if self._user:  # root's archive is shut to nobody, so what is needed of it comes along
            self._wal = self._home / "wal"
            self._wal.mkdir()
            for file in self._archive.wal.iterdir():
                if file.name[8:24] >= self._base.wal[8:]:
                    shutil.copyfile(file, self._wal / file.name)
            self._give_away()

    def bring_to(self, moment: datetime | None) -> datetime:
        """Up to when it knows everything. A moment behind the end of the archive is the end. Raises ToolFailed, also
        when the end is a gap: nobody who asked for a later instant is given an earlier one."""
        target = [f"recovery_target_time={moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f+00}"] if moment else []
        self._start(target)
        if self._answers():
            if moment is None:
                self._refuse_gap()
            return moment or self._last_commit()
        if _ENDED_EARLIER not in self._said():
            raise ToolFailed(f"The changes could not be replayed: {self._said()[-800:]}")
        if moment != self._last_commit():
            self._refuse_gap()
        self._start([])
        if not self._answers():
            raise ToolFailed(f"The changes could not be replayed: {self._said()[-800:]}")
        return self._last_commit()

    def _refuse_gap(self) -> None:
        if gap := gap_behind(self._archive, self._base, self._said()):
            last = self._last_commit()
            raise ToolFailed(
                f"There is a gap in {self._archive.wal}: {gap}. What was committed after {last:%d.%m.%Y %H:%M:%S} "
                f"cannot be replayed from {self._base.folder.name}. For what was before: `--to '{last.isoformat()}'`."
            )

    def url(self, own: str) -> str:
        """The same database and role as the installation's own, on this server."""
        parts = urlsplit(own)
        return f"postgresql://{parts.username or pwd.getpwuid(os.geteuid()).pw_name}@{parts.path}?host={self._socket}"

    def stop(self) -> None:
        """At once; nothing of it is kept."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(timeout=30)
        shutil.rmtree(self._socket, ignore_errors=True)

    def _start(self, more: list[str]) -> None:
        fetch = f'cp "{self._wal}/%f" "%p" || cp "{self._wal}/%f.partial" "%p"'
        options = [
            *_QUIET, "listen_addresses=", f"unix_socket_directories={self._socket}", "unix_socket_permissions=0700",
            "timezone=UTC", "log_timezone=UTC", "logging_collector=off", "log_destination=stderr",
            "shared_preload_libraries=", "ssl=off", f"restore_command={fetch}", "recovery_target_action=promote", *more,
        ]  # fmt: skip
        flags = [part for option in options for part in ("-c", option)]
        program = tool_of("postgres", self._base.major)
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [program, "-D", str(self._data), *flags],
                stdout=log, stderr=log, cwd="/", env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                start_new_session=True, preexec_fn=die_with_parent(signal.SIGQUIT),  # noqa: PLW1509 - no threads run here
                **_as_user(self._user),
            )  # fmt: skip

    def _answers(self) -> bool:
        """Waits for the end of recovery, however long the changes take."""
        while self._process is not None and self._process.poll() is None:
            if pq.PGconn.ping(f"host={self._socket}".encode()) == pq.Ping.OK:
                return True
            time.sleep(0.2)
        return False

    def _said(self) -> str:
        return self._log.read_text("utf-8", "replace")

    def _last_commit(self) -> datetime:
        """By the server's own log; of an archive without a single commit, when its base was finished."""
        found = _LAST.search(self._said())
        return clock.parse(f"{found[1]}+00:00") if found else self._base.began_at

    def _give_away(self) -> None:
        entry = pwd.getpwnam(self._user or "")
        for path in [self._home, self._socket, *self._home.rglob("*")]:
            os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)


def _as_user(user: str | None) -> dict[str, Any]:
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}


def _extract(file: Path, to: Path) -> None:
    """PostgreSQL writes several streams into one gzip file, which only a reader that may seek puts together."""
    with tarfile.open(file, "r:gz") as tar:
        tar.extractall(to, filter="data")
