"""One parent, its children in sessions of their own, all stopped within ten seconds, the database last."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..lifeline import die_with_parent

SERVERS_SECONDS = 5.0
DATABASE_SECONDS = 3.0
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class _Child:
    name: str
    process: subprocess.Popen[bytes]
    stop_by: signal.Signals

    def tell(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(self.stop_by)

    def end(self, deadline: float) -> None:
        """Wait for it, then end what is left of its session: a server's own workers among it."""
        try:
            self.process.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


class Supervisor:
    """Starts children, notices when one ends, stops all."""

    def __init__(self) -> None:
        self._database: list[_Child] = []
        self._servers: list[_Child] = []
        self._stopping = False
        self._parent_caught = _caught_by_make(os.getppid())
        for number in _STOP_SIGNALS:
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: object) -> None:
        self._stopping = True

    def adopt_database(self, process: subprocess.Popen[bytes]) -> None:
        """The others need it until they have ended, so it goes last."""
        self._database.append(_Child("database", process, signal.SIGINT))

    def start(self, name: str, command: list[str], environment: Mapping[str, str]) -> None:
        """Start a child that shares our output and serves until it is told to stop."""
        self._servers.append(_Child(name, _begin(command, environment), signal.SIGTERM))

    def run(self, command: list[str], environment: Mapping[str, str]) -> bool:
        """Run a child to its end; whether it did what it should. False as well when we were told to stop."""
        step = _Child("step", _begin(command, environment), signal.SIGTERM)
        self._servers.append(step)
        while step.process.poll() is None and not self.stopping:
            time.sleep(0.05)
        if step.process.poll() is None:
            return False
        self._servers.remove(step)
        return step.process.returncode == 0

    @property
    def stopping(self) -> bool:
        """A signal came, or ``make`` above us was told to stop and waits for us."""
        if not self._stopping and self._parent_caught is not None:
            self._stopping = _caught_by_make(os.getppid()) != self._parent_caught
        return self._stopping

    def find_ended(self) -> str | None:
        """The name of a child that ended by itself."""
        ended = (child.name for child in (*self._servers, *self._database) if child.process.poll() is not None)
        return next(ended, None)

    def watch(self) -> str | None:
        """Wait until told to stop (None) or until a child ends (its name)."""
        while not self.stopping:
            if ended := self.find_ended():
                return ended
            time.sleep(0.2)
        return None

    def stop(self) -> None:
        """Stop the servers all at once, then the database; one that does not obey in time is killed."""
        for children, seconds in ((self._servers, SERVERS_SECONDS), (self._database, DATABASE_SECONDS)):
            _stop(children, seconds)
            children.clear()


def _stop(children: Iterable[_Child], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    for child in children:
        child.tell()
    for child in children:
        child.end(deadline)


def _begin(command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        env=environment,
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - no threads run here
    )


def _caught_by_make(pid: int) -> int | None:
    """The signals that a parent ``make`` still catches; None when the parent is something else.

    GNU make, told to stop by a signal to itself alone, resets that signal and then waits for its child without telling
    it. The change shows here.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return None
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    if fields.get("Name") not in {"make", "gmake"}:
        return None
    caught = int(fields["SigCgt"], 16)
    return caught & sum(1 << (number - 1) for number in _STOP_SIGNALS)
