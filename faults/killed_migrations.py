"""``python -m faults.killed_migrations SEED TRIES MOST [--plain]``: migrations killed, and begun again.

In the server of DATABASE_URL, whose database is an installation of today: another one is made from nothing up to the
first tables of every room, filled with what that holds, and brought to today, migration by migration. ``TRIES`` of
them, or ``all``, are tried in a copy: a process that dies before or after a statement or the commit. Then the copy is
as before, or as after; or the next attempt must get it there. ``MOST`` points of each at most, 0 for all. ``--plain``
is Django's own executor: the control. The last line is JSON.
"""

import json
import os
import random
import sys
from collections.abc import Callable, Iterable
from typing import Any

import django
import psycopg
from psycopg import sql

from .old_schema import fill
from .shape import shape_of

OLD, TRIAL = "old", "trial"
FIRST, SECOND = "0001_initial", "0002~"
OURS = {"cases", "catalogue", "documents", "identity", "payments"}  # the rooms that others' tables stand on


class Ground:
    """The databases of one server, and which of them Django means."""

    def __init__(self, today: str) -> None:
        self.today = today
        self.name = psycopg.conninfo.conninfo_to_dict(today)["dbname"]

    def url(self, name: str) -> str:
        return psycopg.conninfo.make_conninfo(self.today, dbname=name)

    def mean(self, name: str) -> None:
        """Nobody stays connected to another one."""
        from django.db import connection

        connection.close()
        connection.close_pool()
        connection.settings_dict["NAME"] = name

    def make(self, name: str, like: str = "template0") -> None:
        """Anew."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            words = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(like))
            connection.execute(words)


def in_child(act: Callable[[], Any], point: int = 0) -> tuple[int, int, str]:
    """How a process ended that did this and died at its point; how many points it passed; what went wrong in it."""
    from django.db import connection

    from darcha.kernel.cases.tests.killing import Executioner

    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        executioner, wrong, code = Executioner(point), "", 1
        try:
            connection.ensure_connection()
            executioner.watch_commits(connection)
            with connection.execute_wrapper(executioner.around):
                act()
            code = 0
        except Exception as error:
            wrong = f"{type(error).__name__}: {error}".splitlines()[0]
        os.write(tell, json.dumps([point - executioner.left, wrong]).encode())
        os._exit(code)
    os.close(tell)
    with os.fdopen(hear) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    points, wrong = json.loads(said) if said else (point, "")
    return os.waitstatus_to_exitcode(status), points, wrong


def applied(migration: Any, plain: bool) -> Callable[[], Any]:
    """Django or Darcha makes one migration, whose predecessors are there."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from darcha.config.migrating import Executor

    executor = (MigrationExecutor if plain else Executor)(connection)
    executor.recorder.ensure_schema()
    state = executor._create_project_state(with_applied_migrations=True)
    return lambda: executor.apply_migration(state, migration)


def begun_again(plain: bool) -> Callable[[], Any]:
    """What an operator does next."""
    if plain:
        from django.core.management import call_command

        return lambda: call_command("migrate", interactive=False, verbosity=0)
    from darcha.config.migrating import bring_up

    return bring_up


def try_one(
    ground: Ground, migration: Any, wanted: Callable[[int], Iterable[int]], plain: bool
) -> tuple[int, list[str]]:
    """Deaths, and what was wrong after one. The old database has the migration in the end."""
    name = f"{migration.app_label}.{migration.name}"
    before = shape_of(ground.url(OLD))
    ground.mean(OLD)
    act = applied(migration, plain)
    ground.mean(TRIAL)
    ground.make(TRIAL, OLD)
    _, points, wrong = in_child(act)
    if wrong:
        raise RuntimeError(f"{name}: {wrong}")
    after, breaches, deaths, fresh = shape_of(ground.url(TRIAL)), [], 0, False
    for point in wanted(points):
        if not fresh:
            ground.make(TRIAL, OLD)
        in_child(act, point)
        deaths += 1
        left = shape_of(ground.url(TRIAL))
        fresh = left == before
        if left not in (before, after):
            _, _, wrong = in_child(begun_again(plain))
            if wrong:
                breaches.append(f"{name}, killed at {point} of {points}, cannot be begun again: {wrong}")
    ground.mean(OLD)
    ended, _, wrong = in_child(act)
    if ended:
        raise RuntimeError(f"{name}: {wrong}")
    return deaths, breaches


def make_all(ground: Ground, migrations: list[Any], plain: bool) -> None:
    """Those that nobody dies in. Raises RuntimeError."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from darcha.config.migrating import Executor

    def make() -> None:
        executor = (MigrationExecutor if plain else Executor)(connection)
        targets = [(one.app_label, one.name) for one in migrations]
        executor.migrate(targets, plan=[(one, False) for one in migrations])

    ground.mean(OLD)
    ended, _, wrong = in_child(make)
    if ended:
        raise RuntimeError(wrong)


def in_two(graph: Any) -> tuple[list[Any], list[Any]]:
    """What makes the first tables of every room, and what came after. A room that began later, on tables that others
    had got meanwhile, is of the second."""
    leaves = graph.leaf_nodes()
    every = list(dict.fromkeys(one for leaf in leaves for one in graph.forwards_plan(leaf)))
    begun = [(app, FIRST) for app, _ in leaves if (app, FIRST) in graph.nodes]
    plans = [graph.forwards_plan(one) for one in begun]
    early = {one for plan in plans for one in plan if not any(app in OURS and name > SECOND for app, name in plan)} | {
        one for one in every if one[0] == "procrastinate"
    }
    return (
        [graph.nodes[one] for one in every if one in early],
        [graph.nodes[one] for one in every if one not in early],
    )


def main(seed: str, tries: str, most: str, *flags: str) -> int:
    """1 when something was wrong."""
    django.setup()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    ground, plain, chance = Ground(os.environ["DATABASE_URL"]), "--plain" in flags, random.Random(seed)  # noqa: S311
    ground.make(OLD)
    ground.mean(OLD)
    graph = MigrationExecutor(connection).loader.graph
    first, then = in_two(graph)

    def wanted(points: int) -> list[int]:
        """All of them, or some: always those about the commit, where one thing is done and the next is not."""
        if int(most) == 0 or points <= int(most):
            return list(range(1, points + 1))
        last = min(4, int(most))
        return sorted({*range(points - last + 1, points + 1), *chance.sample(range(1, points), int(most) - last)})

    every = [*first, *then]
    tried = set(every if tries == "all" else chance.sample(every, min(int(tries), len(every))))
    deaths, breaches, rows, waiting = 0, [], 0, []
    for number, migration in enumerate(every):
        if number == len(first) or migration in tried:
            make_all(ground, waiting, plain)
            waiting = []
        if number == len(first):
            rows = fill(ground.url(ground.name), ground.url(OLD))
        if migration in tried:
            died, wrong = try_one(ground, migration, wanted, plain)
            deaths, breaches = deaths + died, breaches + wrong
        else:
            waiting.append(migration)
    make_all(ground, waiting, plain)
    ground.mean(OLD)
    here, there = (
        {line for line in shape_of(ground.url(name)) if not line.endswith(" rows")} for name in (OLD, ground.name)
    )
    breaches += [
        f"only {where}: {line}"
        for where, lines in (("migrated", here - there), ("new", there - here))
        for line in sorted(lines)
    ]
    told = {"deaths": deaths, "migrations": len(tried), "rows": rows, "breaches": breaches}
    sys.stdout.write(json.dumps(told) + "\n")
    return int(bool(breaches))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
