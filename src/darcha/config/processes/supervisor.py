"""One parent, its children in sessions of their own, stopped in reverse order within ten seconds."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

GRACE_SECONDS = 6.0
_PR_SET_PDEATHSIG = 1
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def die_with_parent(number: signal.Signals) -> None:
    """Runs in the child before its program: the kernel sends ``number`` when the parent dies, however it dies."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number)


class Supervisor:
    """Starts children, notices when one ends, stops all."""

    def __init__(self) -> None:
        self._children: list[tuple[str, subprocess.Popen[bytes], signal.Signals]] = []
        self._stopping = False
        self._parent_caught = _caught_by_make(os.getppid())
        for number in _STOP_SIGNALS:
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: object) -> None:
        self._stopping = True

    def adopt(self, name: str, process: subprocess.Popen[bytes], stop_by: signal.Signals) -> None:
        """Take a process that was started elsewhere."""
        self._children.append((name, process, stop_by))

    def start(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        """Start a child that shares our output."""
        process = subprocess.Popen(
            command,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - no threads run here
        )
        self.adopt(name, process, signal.SIGTERM)

    @property
    def stopping(self) -> bool:
        """A signal came, or ``make`` above us was told to stop and waits for us."""
        if not self._stopping and self._parent_caught is not None:
            self._stopping = _caught_by_make(os.getppid()) != self._parent_caught
        return self._stopping

    def watch(self) -> str | None:
        """Wait until told to stop (None) or until a child ends (its name)."""
        while not self.stopping:
            for name, process, _ in self._children:
                if process.poll() is not None:
                    return name
            time.sleep(0.2)
        return None

    def stop(self) -> None:
        """Stop the children, last started first; one that does not obey in time is killed."""
        deadline = time.monotonic() + GRACE_SECONDS
        for _, process, number in reversed(self._children):
            if process.poll() is None:
                process.send_signal(number)
            last = number is signal.SIGINT  # the database goes when the others have gone
            _end(process, deadline + 2 if last else deadline)
        self._children.clear()


def _end(process: subprocess.Popen[bytes], deadline: float) -> None:
    """Wait for the child, then end what is left of its session: a server's own workers among it."""
    try:
        process.wait(timeout=max(0.1, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


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
