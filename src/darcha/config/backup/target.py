"""Where a backup is put back: is anything alive there, and how it is moved aside until the restored one is proved."""

import os
import time
from dataclasses import dataclass
from typing import Any, cast

from django.db import connection, transaction

from ..readiness import WORKER_SILENCE_SECONDS

_ANYTHING = """
SELECT count(c.oid) FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind = 'r'
 WHERE n.nspname = %s GROUP BY n.oid
"""
_OTHERS = """
SELECT count(*) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
   AND usename = current_user AND application_name <> current_setting('application_name')
"""
_WORKERS = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - %s * interval '1 second'"
_ASIDE = "before_restore"


@dataclass(frozen=True, slots=True)
class Living:
    """``tables`` says that somebody's data is there; ``connections`` and ``workers`` that it is being used now;
    ``aside`` how many tables an earlier restore moved aside and did not live to bring back, None if none did."""

    name: str
    tables: int
    connections: int
    workers: int
    aside: int | None = None


def name_ourselves() -> None:
    """So that the connections which our own pool keeps ready are not taken for somebody else's."""
    os.environ["PGAPPNAME"] = f"darcha-restore-{os.getpid()}"
    connection.close()
    cast(Any, connection).close_pool()


def look(patience: float = 5.0) -> Living:
    """What there is, after so many seconds for those to leave who were just stopped. Raises OperationalError."""
    deadline = time.monotonic() + patience
    while (seen := _look()).connections and time.monotonic() < deadline:
        time.sleep(0.2)
    return seen


def _look() -> Living:
    """Of the database that Django is connected to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        name = cursor.fetchone()[0]
        cursor.execute(_ANYTHING, ["public"])
        tables = cursor.fetchone()[0]
        cursor.execute(_OTHERS)
        others = cursor.fetchone()[0]
        workers = 0
        if "procrastinate_workers" in connection.introspection.table_names(cursor):
            cursor.execute(_WORKERS, [WORKER_SILENCE_SECONDS])
            workers = cursor.fetchone()[0]
    return Living(name, tables, others, workers, left_aside())


def left_aside() -> int | None:
    """How many tables there are in what was moved aside, None if nothing is: of a restore that goes on or was cut
    off. Raises OperationalError."""
    with connection.cursor() as cursor:
        cursor.execute(_ANYTHING, [_ASIDE])
        row = cursor.fetchone()
    return row[0] if row else None


def move_aside() -> None:
    """Everything that is there keeps its name in a schema of its own: nothing is lost while the copy is unproved."""
    _as_one(f"ALTER SCHEMA public RENAME TO {_ASIDE}", "CREATE SCHEMA public")


def bring_back() -> None:
    """As if nothing had been begun, if anything was."""
    if left_aside() is not None:
        _as_one("DROP SCHEMA public CASCADE", f"ALTER SCHEMA {_ASIDE} RENAME TO public")


def forget() -> None:
    """The restored one stands: what was there before goes."""
    _as_one(f"DROP SCHEMA {_ASIDE} CASCADE")


def numbers() -> dict[str, int]:
    """The last number of every sequence that is there now, also of what is aside: people may have got numbers from
    either."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequencename, max(last_value) FROM pg_sequences WHERE schemaname IN ('public', %s) GROUP BY 1",
            [_ASIDE],
        )
        return {name: last for name, last in cursor.fetchall() if last is not None}


def go_on_from(numbers: dict[str, int]) -> None:
    """The next number of each sequence is the one after this, or after a larger one that it has already."""
    with connection.cursor() as cursor:
        for name, last in numbers.items():
            cursor.execute(
                f'SELECT setval(%s::regclass, greatest(%s, (SELECT last_value FROM public."{name}")))',  # noqa: S608
                [f'public."{name}"', last],
            )


def _as_one(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
