"""One submission through the API, taken apart: its statements, and how much of this process's time it costs.

Everything runs in this process, on a throw-away PostgreSQL, with the real stack of middleware. Time is the process's
own CPU; what PostgreSQL does is not in it, nor a server's socket. Other work of the machine still doubles it.

Run as ``python -m bench.one_submit [TIMES]``; ``--profile`` adds where the time goes.
"""

import cProfile
import json
import pstats
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import darcha.config.testing  # noqa: F401  its own throw-away database, before Django reads its settings

ROUNDS, PEOPLE, SHOWN = 5, 10, 40


def main(times: int, *, profiled: bool) -> int:
    """Prints; 0 when every submission was taken."""
    import django

    django.setup()
    from django.db import connection
    from django.test.runner import DiscoverRunner
    from tests.conftest import published

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        with published():
            submit = submitter()
            for _ in range(2 * PEOPLE):
                submit()
            asked: list[str] = []

            def keep(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
                asked.append(" ".join(str(sql).split()))
                return execute(sql, params, many, context)

            with connection.execute_wrapper(keep):
                submit()
            say(f"{len(asked)} statements, the sign-in's among them")
            for sql in asked:
                say(f"  {sql[:110]}")
            spent = [_spent(submit, times) for _ in range(ROUNDS)]
            middle = statistics.median(spent)
            say(f"{min(spent):.2f} ms of CPU each at best, {middle:.2f} ms in the median of {ROUNDS} rounds")
            if profiled:
                profile(submit, times)
    finally:
        runner.teardown_databases(databases)
    return 0


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def submitter(count: int = PEOPLE) -> Callable[[], None]:
    """Sends one petition of the next of so many people."""
    from django.test import Client

    from darcha.doors.public_api.limits import limiter
    from darcha.kernel.cases.tests import world
    from darcha.kernel.identity import api as identity
    from darcha.kernel.identity.types import SCOPES

    people = [world.person(serial) for serial in range(1, count + 1)]
    tokens = [
        identity.issue_token(world.SYSTEM, who.own_account, name="bench", scopes=SCOPES["person"]) for who in people
    ]
    body = json.dumps({"service": world.PETITION, "answers": world.petition(), "language": "uz"})
    browser = Client()

    def submit() -> None:
        limiter._counts.clear()
        tokens.append(tokens.pop(0))
        headers = {"Authorization": f"Bearer {tokens[0]}", "Idempotency-Key": str(uuid4())}
        answer = browser.post("/api/v1/applications", body, content_type="application/json", headers=headers)
        if answer.status_code != 201:
            raise SystemExit(f"refused: {answer.content!r}")

    return submit


def _spent(act: Callable[[], None], times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        act()
    return (time.process_time() - began) / times * 1000


def profile(act: Callable[[], None], times: int) -> None:
    """Where the time goes, what calls others included."""
    watched = cProfile.Profile()
    watched.enable()
    for _ in range(times):
        act()
    watched.disable()
    pstats.Stats(watched).sort_stats("cumulative").print_stats(SHOWN)


if __name__ == "__main__":
    wanted = [int(word) for word in sys.argv[1:] if word.isdigit()]
    sys.exit(main(wanted[0] if wanted else 200, profiled="--profile" in sys.argv))
