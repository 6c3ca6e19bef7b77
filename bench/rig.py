"""What measures stand on: the place, who asks, how long and how large. Filled once, before the first measure."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from .place import Place

LIMIT_DATABASE = "darcha_limit"


@dataclass(frozen=True)
class Size:
    """How much is measured: seconds of a round, rounds, people, cases at each stage. ``kept``: only what is measured
    again with more cases, in a folder that the next run finds filled."""

    seconds: float
    rounds: int
    people: int
    cases: tuple[int, ...]
    kept: bool = False


SIZES = {
    "tiny": Size(2, 1, 40, (1_000, 3_000)),
    "normal": Size(4, 3, 400, (10_000, 1_000_000)),
    "full": Size(4, 3, 400, (10_000_000,), kept=True),
}


@dataclass
class Rig:
    """Handed to each measure. ``cases``: how many there are at this stage."""

    place: Place
    size: Size
    cases: int = 0
    kept: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def people(self) -> list[Any]:
        """Persons with tokens and sessions, made once."""
        from .people import make_people

        return make_people(self.size.people)

    def file_of(self, name: str, lines: Iterable[str]) -> str:
        """A list for wrk, readable by its owner alone; its path."""
        file = self.place.home / name
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in lines)
        return str(file)

    @cached_property
    def tokens(self) -> str:
        """The file of the people's tokens."""
        return self.file_of("tokens", (one.token for one in self.people))

    @cached_property
    def cookies(self) -> str:
        """The file of the people's session cookies."""
        return self.file_of("cookies", (f"{SESSION_COOKIE}={one.session}" for one in self.people))

    def once(self, name: str, make: Any) -> Any:
        """What several measures share, made by the first that asks."""
        if name not in self.kept:
            self.kept[name] = make()
        return self.kept[name]

    def copy_for_limits(self) -> None:
        """A copy of the filled database, in which pgbench writes: ours is not made larger by the limit. Nobody may be
        connected meanwhile. Waking the worker by NOTIFY takes a lock that all commits share; the limit is without."""
        import psycopg
        from django.db import connection

        _let_go(connection)

        with psycopg.connect(self.place.cluster.url("postgres"), autocommit=True) as admin:
            admin.execute(f"DROP DATABASE IF EXISTS {LIMIT_DATABASE}")
            admin.execute(f"CREATE DATABASE {LIMIT_DATABASE} TEMPLATE darcha")
        with psycopg.connect(self.place.cluster.url(LIMIT_DATABASE), autocommit=True) as copy:
            copy.execute(_NO_NOTIFY)


def _let_go(connection: Any) -> None:
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


_NO_NOTIFY = """
DO $$ DECLARE one record; BEGIN
FOR one IN SELECT tgname FROM pg_trigger WHERE tgrelid = 'procrastinate_jobs'::regclass AND tgname LIKE '%notify%'
LOOP EXECUTE format('ALTER TABLE procrastinate_jobs DISABLE TRIGGER %I', one.tgname); END LOOP; END $$
"""
SESSION_COOKIE = "__Host-darcha"


def stamp() -> str:
    """Of this moment, for keys that no other run has."""
    return f"{time.time_ns():x}"


def folder(project: Path, size: Size) -> Path:
    """Where a run lives, and is removed; on the project's disk: a durable commit into memory would measure nothing."""
    return project / "var" / "bench" / ("kept" if size.kept else f"{os.getpid()}")
