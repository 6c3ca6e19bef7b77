"""The parent of ``killing``: lets a child act and die, waits until the server knows it, and looks at what is left."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

import msgspec
from django.apps import apps
from django.db import connection

from darcha.kernel.identity.types import Principal

from . import killing

MOST_POINTS = 400
_HELD = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL AND backend_type = 'client backend'"
)
_ROWS = "md5(string_agg(ctid::text || xmin::text, '|' ORDER BY ctid))"
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"


@dataclass
class Attempt:
    """How a child ended, what it had answered if anything, and what it had done to files and database if it lived."""

    ended: int
    answer: str | None = None
    steps: list[str] = field(default_factory=list)

    @property
    def killed(self) -> bool:
        return self.ended == killing.KILLED


class Child:
    """The process that forks and dies for us."""

    def __init__(self, **environment: str) -> None:
        address = urlsplit(os.environ["DATABASE_URL"])
        url = urlunsplit(address._replace(path="/" + connection.settings_dict["NAME"]))
        self.process = subprocess.Popen(
            [sys.executable, "-m", killing.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "DATABASE_URL": url, "DARCHA_TEST_SERVER": "of another"} | environment,
        )

    def act(self, do: str, point: int, *, who: Principal | None = None, **wish) -> Attempt:
        """One attempt, until its end; whatever it held in the database is free then."""
        if who is not None:
            wish["who"] = msgspec.to_builtins(who)
        self.process.stdin.write(json.dumps({"do": do, "point": point, **wish}) + "\n")
        self.process.stdin.flush()
        heard: dict = {}
        while "ended" not in heard:
            said = self.process.stdout.readline()
            assert said, "the child ended of its own accord"
            if said.startswith("{"):
                heard |= json.loads(said)
        let_go()
        return Attempt(**heard)


@contextmanager
def living(child: Child) -> Iterator[Child]:
    """Until it is no longer needed."""
    try:
        yield child
    finally:
        child.process.stdin.close()
        child.process.wait(timeout=20)


def let_go() -> None:
    """Until the server has noticed the death: what the dead one had locked is free. Silence waits for nobody's lock, so
    a machine that has much to do would be taken for a case in somebody's hands."""
    for _ in range(4000):
        with connection.cursor() as cursor:
            cursor.execute(_HELD)
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.005)
    raise AssertionError("the server still holds what the dead one had begun")


def everything() -> dict[str, str]:
    """A digest of each table by where its living rows lie and which transaction wrote them: whoever changes a row, puts
    one in or takes one out changes it. Sequences have gaps by law and are left out."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        tables = [name for (name,) in cursor.fetchall()]
        lines = [f"SELECT '{name}', {_ROWS} FROM \"{name}\"" for name in tables]  # noqa: S608 - the catalogue's names
        cursor.execute(" UNION ALL ".join(lines))
        return dict(cursor.fetchall())


def told(name: str, **facts: object) -> int:
    """How many events of that name there are about these facts, each with its one job."""
    about = {f"facts__{key}": str(value) for key, value in facts.items()}
    events = list(apps.get_model("ground", "OutboxEvent").objects.filter(name=name, **about))
    jobs = apps.get_model("procrastinate", "ProcrastinateJob").objects
    assert all(jobs.filter(args__event_id=str(event.id)).count() == 1 for event in events)
    return len(events)


def journalled(about: str, act: str) -> int:
    """How many lines the journal has of it."""
    return apps.get_model("ground", "JournalEntry").objects.filter(about=about, act=act).count()
