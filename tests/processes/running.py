"""Starts ``darcha run`` as a person would, and knows every process that belongs to an installation."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from darcha.config.environment import PROJECT_DIR

GUARD_SECONDS = 280.0  # against a hang; no test says how quick anything must be
DARCHA = str(Path(sys.executable).with_name("darcha"))


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(what: Callable[[], object], name: str) -> None:
    """Until ``what`` is true. Raises AssertionError when it hangs."""
    deadline = time.monotonic() + GUARD_SECONDS
    while not what():
        assert time.monotonic() < deadline, f"waited in vain: {name}"
        time.sleep(0.05)


def _hear_signals() -> None:
    """A test run that was begun in the background ignores them, and so would its children."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def bare_environment() -> dict[str, str]:
    """Ours without what the test run itself has set."""
    dropped = ("DARCHA_", "DATABASE_URL", "DJANGO_", "PYTEST", "PORT")
    return {name: value for name, value in os.environ.items() if not name.startswith(dropped)}


def processes_of(home: Path) -> Iterator[int]:
    """Every living process that carries the installation's folder in its environment or on its command line."""
    mark = os.fsencode(home)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid() and mark in _said(entry) and not _is_dead(entry):
            yield int(entry.name)


def _said(entry: Path) -> bytes:
    said = b""
    for name in ("cmdline", "environ"):
        try:
            said += (entry / name).read_bytes()
        except OSError:
            continue
    return said


def _is_dead(entry: Path) -> bool:
    try:
        return (entry / "stat").read_text("utf-8").rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


@dataclass
class Installation:
    """A folder with everything of one demo in it, started and stopped as often as a test likes."""

    home: Path
    port: int = field(default_factory=free_port)
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def log(self) -> str:
        """What the latest start has said."""
        return (self.home / "log").read_text("utf-8") if (self.home / "log").exists() else ""

    def environment(self, **more: str) -> dict[str, str]:
        """Of a person who starts the demo here."""
        own = {"DARCHA_VAR": str(self.home / "var"), "DARCHA_DEMO_SIZE": "small", "PORT": str(self.port)}
        return bare_environment() | own | more

    def start(self, *command: str, until: str = "Stop: Ctrl-C") -> subprocess.Popen[bytes]:
        """Start and wait until it has said ``until``."""
        with (self.home / "log").open("wb") as log:
            process = subprocess.Popen(
                command or (DARCHA, "run"),
                stdout=log,
                stderr=log,
                cwd=PROJECT_DIR,
                env=self.environment(),
                start_new_session=True,
                preexec_fn=_hear_signals,
            )
        self.started.append(process)
        wait_for(lambda: until in self.log or process.poll() is not None, until)
        assert until in self.log, self.log
        return process

    def nobody_is_left(self) -> bool:
        """Whether no process of this installation lives."""
        return not list(processes_of(self.home))

    def kill_everybody(self) -> None:
        """kill -9 for every process at once, as when the machine's memory ran out."""
        for pid in list(processes_of(self.home)):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        for process in self.started:
            process.wait()
        wait_for(self.nobody_is_left, "the end of the killed")

    def find(self, words: str) -> list[int]:
        """Processes of this installation with these words on their command line."""
        lines = {pid: (Path("/proc") / str(pid) / "cmdline").read_bytes() for pid in processes_of(self.home)}
        return sorted(pid for pid, line in lines.items() if words.encode() in line.replace(b"\0", b" "))
