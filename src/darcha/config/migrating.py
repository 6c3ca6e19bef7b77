"""Brings the tables to this version: while the doors are open, from wherever an earlier attempt was cut off.

Django's executor, with three differences. A migration and the note that it was made are one transaction: Django notes
some after their commit, and whoever dies in between can never go on. A table that is in use is asked for again, not
waited for: whoever waits for a table holds up everybody that comes after. And one runs at a time. Ignores what the
migrations do: which are safe while people work is for the check of migrations to say.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import Any, cast

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import Error, OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration
from psycopg.errors import DeadlockDetected, LockNotAvailable

log = logging.getLogger("darcha.migrating")
PATIENCE = "1s"  # for one table: so long at most do those wait who come behind us
TRIES, PAUSE_SECONDS = 60, 2.0  # somebody's long report must end within that
_ONE_AT_A_TIME = 0x0DA2C4A  # no other advisory lock of ours is taken with this number
_INVALID = """
SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE NOT i.indisvalid AND n.nspname = current_schema() ORDER BY 1
"""
Heard = Callable[..., None]


class Executor(MigrationExecutor):
    """Applies each migration whole or not at all. Raises OperationalError when a table stays in use."""

    def apply_migration(self, state: Any, migration: Migration, fake: bool = False, fake_initial: bool = False) -> Any:
        for left in reversed(range(TRIES)):
            try:
                with _whole(migration):
                    return super().apply_migration(state.clone(), migration, fake, fake_initial)
            except OperationalError as error:
                if not (left and isinstance(error.__cause__, LockNotAvailable | DeadlockDetected)):
                    raise
                log.info("%s.%s: a table is in use, tried again", migration.app_label, migration.name)
                time.sleep(PAUSE_SECONDS)
        raise AssertionError("the last try answers or raises")


@contextmanager
def _whole(migration: Migration) -> Iterator[None]:
    """What builds an index beside its readers and writers cannot be in a transaction, and holds nobody up."""
    with transaction.atomic() if migration.atomic else nullcontext():
        if migration.atomic:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
        yield


def bring_up(heard: Heard | None = None) -> None:
    """Everything that this version has and the database has not; ``heard`` is told of each as Django tells it."""
    with _alone():
        executor = Executor(connection, cast(Any, heard))
        executor.loader.check_consistent_history(connection)
        targets = executor.loader.graph.leaf_nodes()
        _clear_the_way([migration for migration, _ in executor.migration_plan(targets)])
        executor.migrate(targets)
        _rebuild(invalid_indexes())


def invalid_indexes() -> list[str]:
    """Indexes that were begun and not finished: they cost every write, and serve no reader."""
    with connection.cursor() as cursor:
        cursor.execute(_INVALID)
        return [name for (name,) in cursor.fetchall()]


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
    try:
        yield
    finally:
        with suppress(Error), connection.cursor() as cursor:  # whoever lost the connection has lost the lock with it
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ONE_AT_A_TIME])


def _clear_the_way(plan: Iterable[Migration]) -> None:
    """An index that a migration has built beside the others, and did not live to note, is built again."""
    for migration in plan:
        if not migration.atomic:
            _drop(one.index.name for one in migration.operations if isinstance(one, AddIndexConcurrently))


def _rebuild(names: Iterable[str]) -> None:
    """Beside readers and writers. What an earlier rebuilding has left is not rebuilt but dropped."""
    for name in names:
        if name.rstrip("0123456789").endswith(("_ccnew", "_ccold")):
            _drop([name])
        else:
            with connection.cursor() as cursor:
                cursor.execute(f"REINDEX INDEX CONCURRENTLY {connection.ops.quote_name(name)}")


def _drop(names: Iterable[str]) -> None:
    for name in names:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {connection.ops.quote_name(name)}")
