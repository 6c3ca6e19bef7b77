"""An installation to be broken: its own database, the real web server, worker and stand-in of the provider, watched.

Made once (``Mould``) and copied for every scenario. What dies is started again, as the system would; what a scenario
holds down stays down. Only processes that were started here are ever ended.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from darcha.config.environment import PROJECT_DIR
from darcha.config.lifeline import die_with_parent
from darcha.config.postgres import Cluster, cluster_at
from darcha.config.processes.secrets_file import own_secrets
from darcha.config.processes.web import web_command

DARCHA = str(Path(sys.executable).with_name("darcha"))
STARTS_AGAIN_AFTER = 0.3  # seconds, as RestartSec in the units


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def bare_environment() -> dict[str, str]:
    """Ours, without another installation's settings."""
    dropped = ("DARCHA_", "DATABASE_URL", "DJANGO_", "PORT")
    return {name: value for name, value in os.environ.items() if not name.startswith(dropped)}


@dataclass
class Mould:
    """A prepared installation at rest: tables, packs, a few hundred invented people, and tokens of four of them."""

    home: Path
    tokens: list[str] = field(default_factory=list)

    def make(self) -> None:
        """Half a minute."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.home.chmod(0o755)
        one = Installation(self.home)
        one.start_database(durable=False)
        try:
            steps = [sys.executable, "-m", "darcha.config.processes.prepare", "migrate", "publish", "seed"]
            subprocess.run(steps, env=one.environment, check=True, stdout=subprocess.DEVNULL, cwd=PROJECT_DIR)
            said = subprocess.run(
                [sys.executable, "-m", "faults.tokens"],
                env=one.environment, check=True, capture_output=True, text=True, cwd=PROJECT_DIR,
            )  # fmt: skip
            self.tokens = json.loads(said.stdout.splitlines()[-1])
        finally:
            one.stop()

    def pour(self, home: Path, *, data: Path | None = None) -> "Installation":
        """A copy; ``data``: another folder for the database and the files, on a file system that may be cut off."""
        subprocess.run(["cp", "-a", str(self.home), str(home)], check=True)
        home.chmod(0o755)
        if data is not None:
            subprocess.run(["cp", "-a", str(home / "pg"), str(data / "pg")], check=True)
            shutil.rmtree(home / "pg")
        return Installation(home, tokens=self.tokens, data=data)


@dataclass
class Process:
    """A part that is to run: how it is started, and whether it is held down."""

    name: str
    command: list[str]
    handle: subprocess.Popen[bytes] | None = None
    held: bool = False


class Installation:
    """All its parts. ``web_application`` and ``worker_module`` may be those without a protection."""

    def __init__(self, home: Path, tokens: list[str] | None = None, data: Path | None = None) -> None:
        self.home, self.tokens, self.data = home, tokens or [], data or home
        self.port, stand_in = free_port(), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.stand_in = f"http://127.0.0.1:{stand_in}"
        self.cluster: Cluster = cluster_at(self.data / "pg")[0]
        self.files = self.data / "files"
        self.environment = {
            **bare_environment(),
            **own_secrets(home / "secrets.env"),
            "DARCHA_ENV": "demo",
            "DARCHA_DEMO": "true",
            "DARCHA_DEMO_SIZE": "small",
            "DATABASE_URL": self.cluster.url(),
            "DARCHA_VAR": str(home / "var"),
            "DARCHA_FILES_DIR": str(self.files),
            "DARCHA_BASE_URL": self.address,
            "DARCHA_PAYME_CHECKOUT": self.stand_in,
            "DJANGO_SETTINGS_MODULE": "darcha.config.settings",
            "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": str(PROJECT_DIR),
        }
        web = web_command("127.0.0.1", self.port, 2)
        self.web = Process("web", web)
        self.worker = Process("worker", [DARCHA, "worker"])
        self.provider = Process("stand-in", [DARCHA, "payme-stand-in", "--port", str(stand_in)])
        self.database: subprocess.Popen[bytes] | None = None
        self.durable = True
        self.options: list[str] = []
        self.hold_database = False
        self._watching = threading.Event()
        self._lock = threading.RLock()

    def start_database(self, *, durable: bool = True, options: tuple[str, ...] = ()) -> None:
        """And wait until it answers. ``options``: more of the server's own settings."""
        self.durable, self.options = durable, [part for option in options for part in ("-c", option)]
        self.cluster.initialise()
        self._start_database()
        self.cluster.wait(self.database)
        self.cluster.create_database()

    def _start_database(self) -> None:
        self.cluster.end_leftover()
        plain = self.cluster.command
        with (self.home / "postgres.log").open("ab") as log:
            user = self.cluster.user
            as_user = {"user": user, "group": "nogroup", "extra_groups": []} if user else {}
            self.database = subprocess.Popen(
                [*plain(durable=self.durable), *self.options],
                stdout=log, stderr=log, cwd="/", env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                start_new_session=True, preexec_fn=die_with_parent(signal.SIGQUIT),  # noqa: PLW1509 - it calls the kernel alone
                **as_user,
            )  # fmt: skip

    def start(self, *parts: Process) -> None:
        """These parts (all of them by default), watched from now on; returns when the door is open."""
        for part in parts or (self.provider, self.worker, self.web):
            self._begin(part)
        threading.Thread(target=self._watch, daemon=True).start()

    def _begin(self, part: Process) -> None:
        with (self.home / f"{part.name}.log").open("ab") as log:
            part.handle = subprocess.Popen(
                part.command, env=self.environment, stdout=log, stderr=log, cwd=PROJECT_DIR,
                start_new_session=True, preexec_fn=die_with_parent(signal.SIGKILL),  # noqa: PLW1509 - it calls the kernel alone
            )  # fmt: skip

    def _watch(self) -> None:
        while not self._watching.wait(STARTS_AGAIN_AFTER):
            with self._lock:
                if self.database is not None and self.database.poll() is not None and not self.hold_database:
                    self._start_database()
                for part in (self.web, self.worker, self.provider):
                    if part.handle is not None and part.handle.poll() is not None and not part.held:
                        self._end_session(part)
                        self._begin(part)

    def start_part(self, part: Process) -> None:
        """Another one of the same; the one before is the caller's to end."""
        with self._lock:
            self._begin(part)

    def hold(self) -> None:
        """Whatever dies from now on stays dead."""
        with self._lock:
            self.hold_database = True
            for part in (self.web, self.worker, self.provider):
                part.held = True

    def let_go(self) -> None:
        """All of it is to run again."""
        with self._lock:
            self.hold_database = False
            for part in (self.web, self.worker, self.provider):
                part.held = False

    def kill_everything(self) -> None:
        """kill -9, as when the machine goes down. The provider is another's machine and stays."""
        with self._lock:
            for part in (self.web, self.worker):
                self._end_session(part)
            self.kill_database()

    def ready(self) -> bool:
        """Whether the door says that it is open."""
        import httpx

        with contextlib.suppress(httpx.HTTPError):
            return httpx.get(f"{self.address}/readyz", timeout=2).status_code == 200
        return False

    def kill(self, part: Process) -> None:
        """kill -9 for the part's own process; its children are told by the kernel."""
        if part.handle is not None and part.handle.poll() is None:
            part.handle.kill()

    def children(self, part: Process) -> list[int]:
        """The processes that the part has started itself."""
        return children_of(part.handle.pid) if part.handle else []

    def logs(self) -> list[Path]:
        """Everything that anybody wrote."""
        return [*self.home.glob("*.log"), *(self.home / "var").glob("*.log")]

    def stop(self) -> None:
        """Everything, at once."""
        self._watching.set()
        with self._lock:
            for part in (self.web, self.worker, self.provider):
                if part.handle is not None:
                    part.handle.kill()
                    self._end_session(part)
            if self.database is not None:
                self.stop_database()

    def stop_database(self, how: signal.Signals = signal.SIGINT) -> None:
        """A fast shutdown, or whatever ``how`` means to the server."""
        if self.database is None or self.database.poll() is not None:
            return
        self.database.send_signal(how)
        try:
            self.database.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill_database()

    def kill_database(self) -> None:
        """kill -9 for the whole server, backends and all."""
        if self.database is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.database.pid, signal.SIGKILL)
        self.database.wait()
        for pid in children_of(self.database.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _end_session(self, part: Process) -> None:
        if part.handle is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(part.handle.pid, signal.SIGKILL)
        part.handle.wait()


def children_of(pid: int) -> list[int]:
    """Empty when it is gone."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


@contextlib.contextmanager
def standing(installation: Installation) -> Iterator[Installation]:
    """Stopped at the end, however it comes; and its folder is gone."""
    try:
        yield installation
    finally:
        installation.stop()
        shutil.rmtree(installation.home, ignore_errors=True)


def wait_for(what, seconds: float, name: str) -> float:
    """Seconds until ``what()`` was true. Raises TimeoutError."""
    began = time.monotonic()
    while not what():
        if time.monotonic() - began > seconds:
            raise TimeoutError(name)
        time.sleep(0.1)
    return time.monotonic() - began
