"""A throw-away installation for a rig: a database of its own, and workers whose clock the rig moves.

Whoever calls from inside another installation does not touch it: its settings are dropped before ours are made.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


class TimeIsUp(Exception):
    """The rig may run only so long; what it waited for did not come."""


class Deadline:
    """Real seconds, counted from the start of the rig."""

    def __init__(self, seconds: float) -> None:
        self.started = time.monotonic()
        self.seconds = seconds

    def wait_for(self, what: Callable[[], object], name: str) -> float:
        """Real seconds until ``what`` was true. Raises TimeIsUp."""
        began = time.monotonic()
        while not what():
            if time.monotonic() - self.started > self.seconds:
                raise TimeIsUp(name)
            time.sleep(0.02)
        return time.monotonic() - began


def begin() -> None:
    """Start the database, which ends with this process, and make the tables. Call before anything of Django's."""
    for name in list(os.environ):
        if name.startswith(("DARCHA_", "DATABASE_URL", "DJANGO_")):
            del os.environ[name]
    import darcha.config.testing  # noqa: F401 - a server of our own, with the settings of tests

    os.environ["DARCHA_TEST_SERVER"] = "of another"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


class Worker:
    """A worker process as ``darcha worker`` runs it, under a clock that is read from a file."""

    def __init__(self, clock_file: Path, *flags: str) -> None:
        self.log = clock_file.with_suffix(".log")
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "faults.worker", str(clock_file), *flags], stdout=log, stderr=log
            )

    def kill(self) -> None:
        """kill -9, as when memory runs out."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """As an operator stops it."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()


@contextmanager
def working(clock_file: Path, *flags: str) -> Iterator[Worker]:
    """A worker until the block ends, however it ends."""
    worker = Worker(clock_file, *flags)
    try:
        yield worker
    finally:
        if worker.process.poll() is None:
            worker.stop()


def set_clock(clock_file: Path, moment: datetime) -> None:
    """Every worker of the rig has this time within a few hundredths of a second."""
    unfinished = clock_file.with_suffix(".new")
    unfinished.write_text(moment.isoformat(), "utf-8")
    unfinished.replace(clock_file)
