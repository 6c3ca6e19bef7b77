"""The event, its listener, and waits that are shorter than the product's own where the rig asks for it."""

import ctypes
import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.apps import AppConfig

from darcha.ground.outbox import Event, listens_to

CURED = "FAULTS_CURED"  # a file: as soon as it is there, nothing is poisoned any more
BACKOFF, LIMIT, STALLED = "FAULTS_BACKOFF", "FAULTS_LIMIT", "FAULTS_STALLED"  # in place of the product's seconds
UNPROTECTED = "FAULTS_UNPROTECTED"  # whoever is brought back comes back as ever


@dataclass(frozen=True, kw_only=True)
class Poison(Event):
    """``kind`` says what it does to whoever takes it."""

    kind: str
    case_id: UUID


class PoisonedConfig(AppConfig):
    """One listener."""

    name = "faults.poisoned"

    def ready(self) -> None:
        """Also in the process in which a job is alone."""
        listens_to(Poison)(swallow)
        if os.environ.get(BACKOFF):
            _shorten()
        if os.environ.get(UNPROTECTED):
            _unprotect()


def swallow(event: Poison) -> None:
    """What is in no transaction of the database is not undone: only the last line is an effect."""
    if not Path(os.environ[CURED]).exists():
        _MISCHIEF.get(event.kind, _raise)(event)


def _raise(event: Poison) -> None:
    raise RuntimeError(f"poisoned, with a word that no log may hold: {os.environ['FAULTS_CANARY']}")


def _die(event: Poison) -> None:
    ctypes.string_at(0)  # at once: a signal to the process may find it after the commit


def _eat(event: Poison) -> None:
    bytearray(4 << 30)


def _never_end(event: Poison) -> None:
    while True:
        pass


_MISCHIEF = {"segfault": _die, "memory": _eat, "loop": _never_end}


def _shorten() -> None:
    from darcha.ground.outbox import deliver, hand_over, rescue

    deliver.deliver.retry_strategy.exponential_wait = int(os.environ[BACKOFF])
    hand_over.LIMIT_SECONDS = float(os.environ[LIMIT])  # type: ignore[misc]
    rescue.STALLED_AFTER_SECONDS = int(os.environ[STALLED])


def _unprotect() -> None:
    from procrastinate.jobs import Job

    from darcha.ground.outbox import rescue
    from darcha.ground.outbox.fencing import Fenced

    async def as_ever(manager: Fenced, job: Job) -> None:
        await manager.retry_job(job)

    rescue._bring_back = as_ever
