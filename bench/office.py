"""An officer with the rights of 40 bodies and 100 services before 10 thousand cases, and before a million.

Fills a throw-away PostgreSQL by COPY, prints the plan of the inbox and of the counts without its costs, says whether it
is the same at both sizes, and gives the fastest of forty readings and the pages that each touches. Times are this
machine's alone; that the plan stays the same and the pages hardly move is what carries over.

Run as ``make bench-office``, or ``python -m bench.office [SIZE]...``.
"""

import random
import re
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from time import perf_counter
from uuid import UUID, uuid4

import darcha.config.testing  # noqa: F401  its own throw-away database, before Django reads its settings

SIZES = (10_000, 1_000_000)
BODIES, SERVICES, ROUNDS = 250, 400, 40
STATES = ("new", "in_progress", "awaiting_applicant", "completed", "refused")


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
        "one case": lambda: api.get_case(who, first.items[0].public_id),  # type: ignore[arg-type]
    }
    said = []
    for what, ask in asks.items():
        if what == "one case" and not first.items:
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
        shapes.append("\n".join(line for line in steps if "->" in line or "Plan " in line or not line.startswith(" ")))
    return shapes, pages


def fill(size: int) -> None:
    """Half of the cases are open; one in twenty has a second body that takes part."""
    from django.db import connection

    from darcha.ground import clock
    from darcha.kernel.cases.rules.risk import begin_by
    from darcha.kernel.cases.types import CaseState
    from darcha.kernel.catalogue import api as catalogue
    from darcha.kernel.catalogue.models import ServiceVersion
    from darcha.kernel.identity.models import Account

    dice = random.Random(20261127)  # noqa: S311  the same cases in every run
    version = ServiceVersion.objects.values_list("id", flat=True)[0]
    account = Account.objects.create(kind="person", person_id=uuid4(), known={}, created_at=clock.now()).id
    procedure = catalogue.pinned(version).procedure
    same = {
        "version_id": version,
        "account_id": account,
        "step": procedure.first_step,
        "term_key": procedure.terms[0].key,
    }
    now = clock.now()
    taking_part: list[tuple[object, ...]] = []
    rungs: list[tuple[object, ...]] = []
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no triggers: the mirror is written here
        columns = list(a_case(0, random.Random(0), now, same))  # noqa: S311
        with cursor.copy(f"COPY cases_case ({', '.join(columns)}) FROM STDIN") as copy:  # type: ignore[attr-defined]
            for n in range(size):
                row = a_case(n, dice, now, same)
                copy.write_row(list(row.values()))
                if n % 5 == 0:
                    end = row["pressing_at"]
                    rungs.append((uuid4(), row["id"], "near", end, end, end, "near", '["officer"]', "near"))
                if n % 20 == 1:
                    last = begin_by(CaseState(row["state"]), row["received_at"], row["pressing_at"])
                    last = last if row["closed_at"] is None else None
                    body = f"body-{dice.randrange(BODIES)}"
                    taking_part.append((uuid4(), row["id"], body, "co", 1, row["service_key"], last))
        into = "COPY cases_caseparticipant (id, case_id, body, role, place, service_key, begin_by) FROM STDIN"
        with cursor.copy(into) as copy:  # type: ignore[attr-defined]
            for line in taking_part:
                copy.write_row(line)
        into = 'COPY cases_caserung (id, case_id, rung, "end", due_at, done_at, line, "to", says) FROM STDIN'
        with cursor.copy(into) as copy:  # type: ignore[attr-defined]
            for line in rungs:
                copy.write_row(line)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE cases_case, cases_caseparticipant, cases_caserung")


def a_case(n: int, dice: random.Random, now: datetime, same: dict[str, object]) -> dict[str, object]:
    """A row by column; ``same``: what all have in common."""
    from darcha.ground.ids import new_id

    state = STATES[min(4, int(dice.expovariate(0.6)))] if n % 2 else "completed"
    is_open = state in STATES[:3]
    arrived = now - timedelta(minutes=dice.randrange(60 * 24 * 300))
    return {
        **same,
        "id": new_id(),
        "public_id": uuid4(),
        "number": f"{n:012}",
        "service_key": f"service-{int(SERVICES * dice.random() ** 2)}",
        "kind": "",
        "body": f"body-{int(BODIES * dice.random() ** 2)}",
        "region": "1726",
        "state": state,
        "party_kind": "individual",
        "party_id": uuid4(),
        "language": "uz",
        "channel": "portal",
        "received_at": arrived,
        "registered_at": arrived,
        "due_confirmed": True,
        "pressing_at": arrived + timedelta(days=dice.randrange(60, 400)),
        "assigned_to": HOLDER if n % 997 == 1 else (uuid4() if state == "in_progress" else None),
        "closed_at": None if is_open else now,
        "outcome": "" if is_open else "approved",
    }


def clear() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # timelines only grow; this database is thrown away
        cursor.execute("TRUNCATE cases_case CASCADE")
        cursor.execute("SET session_replication_role = DEFAULT")


if __name__ == "__main__":
    sys.exit(main(tuple(int(size) for size in sys.argv[1:]) or SIZES))
