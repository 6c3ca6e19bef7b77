"""An officer with the rights of 40 bodies and 100 services before 10 thousand cases, and before a million.

Fills a throw-away PostgreSQL by COPY, prints the plan of the inbox and of the counts without its costs, says whether it
is the same at both sizes, and gives the fastest of forty readings and the pages that each touches. Times are this
machine's alone; that the plan stays the same and the pages hardly move is what carries over.

Run as ``make bench-office``, or ``python -m bench.office [SIZE]...``.
"""

import re
import sys
from collections.abc import Callable
from time import perf_counter
from uuid import UUID

import darcha.config.testing  # noqa: F401  its own throw-away database, before Django reads its settings

SIZES = (10_000, 1_000_000)
ROUNDS = 40


def main(sizes: tuple[int, ...]) -> int:
    """0 when the plans at all sizes are the same."""
    import django

    django.setup()
    from django.test.runner import DiscoverRunner
    from tests.conftest import published

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    plans: dict[str, set[str]] = {}
    try:
        with published():
            from .cases import fill

            for size in sizes:
                fill(size)
                say(f"\n{size:,} cases")
                for name, who in officers().items():
                    measure(name, who, plans)
                clear()
    finally:
        runner.teardown_databases(databases)
    same = all(len(found) == 1 for found in plans.values())
    for name, found in plans.items():
        if len(sizes) == 1 or len(found) > 1 or name == SHOWN:
            say(f"\n{name}: " + ("the same plan at every size" if len(found) == 1 else "DIFFERENT plans"))
            say("\n\n".join(sorted(found)))
    say("\nthe same plans at every size" if same else "\nNOT the same plans")
    return 0 if same else 1


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def officers() -> dict[str, object]:
    """Rights from narrow to very wide."""
    from darcha.kernel.identity.types import Post, Principal

    def staff(*posts: Post) -> Principal:
        return Principal(kind="staff", account_id=HOLDER, assurance="mfa", posts=posts)

    keys = [f"service-{n}" for n in range(100)]
    return {
        "one body, one service": staff(Post("body-7", "p", "officer", ("service-7",))),
        SHOWN: staff(*(Post(f"body-{n}", "p", "officer", tuple(keys[n % 20 :: 20])) for n in range(40))),
        "40 bodies, 100 services in each": staff(*(Post(f"body-{n}", "p", "officer", tuple(keys)) for n in range(40))),
        "head of 40 bodies": staff(*(Post(f"body-{n}", "p", "head") for n in range(40))),
    }


STEP = re.compile(r" *(->|InitPlan|SubPlan|CTE) ?|\S")  # what is compared with what is no step
SHOWN = "40 bodies, 5 of 100 services in each"
HOLDER = UUID("11111111-2222-4333-8444-555555555555")


def measure(name: str, who: object, plans: dict[str, set[str]]) -> None:
    """One line of times and pages, and the plans."""
    from darcha.doors.officer.place import VIEWS
    from darcha.kernel.cases import api

    first = api.worklist(who)  # type: ignore[arg-type]
    deep = api.worklist(who, limit=100)  # type: ignore[arg-type]
    for _ in range(20):
        deep = api.worklist(who, cursor=deep.next, limit=100) if deep.next else deep  # type: ignore[arg-type]
    asks: dict[str, Callable[[], object]] = {
        "inbox": lambda: api.worklist(who),  # type: ignore[arg-type]
        "page 20": lambda: api.worklist(who, cursor=deep.next),  # type: ignore[arg-type]
        "counts": lambda: api.count_worklists(who, VIEWS),  # type: ignore[arg-type]
        "load": lambda: api.load_of(who),  # type: ignore[arg-type]
        "one case": lambda: api.get_case(who, first.items[0].public_id),  # type: ignore[arg-type]
    }
    said = []
    for what, ask in asks.items():
        if (what == "one case" and not first.items) or (what == "load" and "head" not in name):
            continue
        shapes, pages = plans_of(ask)
        said.append(f"{what} {fastest(ask):6.1f} ms {pages:6,} pages")
        for plan in shapes:
            plans.setdefault(f"{name}" if what == "inbox" else f"{name}: {what}", set()).add(plan)
    say(f"  {name:38} {'   '.join(said)}")


def fastest(ask: Callable[[], object]) -> float:
    """Of some runs: what other work of the machine adds is not ours."""
    took = []
    for _ in range(ROUNDS):
        began = perf_counter()
        ask()
        took.append((perf_counter() - began) * 1000)
    return min(took)


def plans_of(ask: Callable[[], object]) -> tuple[list[str], int]:
    """The plan of each statement without its figures, which follow the size while the shape must not; and how many
    pages of 8 KB the statements touch, which no other work of the machine changes."""
    from django.db import connection

    asked: list[tuple[str, object]] = []

    def keep(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        ask()
    shapes, pages = [], 0
    for sql, params in asked:
        if "cases_case" not in sql:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (COSTS OFF, ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF) {sql}", params)
            lines = [re.split(r" \((?:actual|never)", str(row[0]))[0] for row in cursor.fetchall()]
        touched = re.findall(r"(?:hit|read)=(\d+)", next((line for line in lines if "Buffers:" in line), ""))
        pages += sum(int(number) for number in touched)
        steps = "\n".join(lines).split("\nPlanning:")[0].splitlines()
        shapes.append("\n".join(line for line in steps if STEP.match(line)))
    return shapes, pages


def clear() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # timelines only grow; this database is thrown away
        cursor.execute("TRUNCATE cases_case CASCADE")
        cursor.execute("SET session_replication_role = DEFAULT")


if __name__ == "__main__":
    sys.exit(main(tuple(int(size) for size in sys.argv[1:]) or SIZES))
