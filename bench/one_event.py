"""The events of one petition delivered, taken apart: statements, and how much of this process's time each kind costs.

Everything runs in this process, on a throw-away PostgreSQL: the worker's own code for an event, without its queue. Time
is the process's own CPU; what PostgreSQL does is not in it. Other work of the machine still doubles it.

Run as ``python -m bench.one_event [TIMES]``; ``--profile`` adds where the time goes.
"""

import statistics
import sys
import time
from collections import defaultdict
from typing import Any

from .one_submit import profile, say, submitter  # first: its database stands before Django reads its settings

ROUNDS, WARM_UP = 5, 20


def main(times: int, *, profiled: bool) -> int:
    """Prints; 0 when every event was delivered."""
    import django

    django.setup()
    from django.db import connection
    from django.test.runner import DiscoverRunner
    from tests.conftest import published

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        with published():
            submit = submitter(WARM_UP + 2 + times * (ROUNDS + 1))
            _backlog(submit, WARM_UP)
            _deliver_all({})
            asked: dict[str, list[str]] = defaultdict(list)
            now = [""]

            def keep(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
                asked[now[0]].append(" ".join(str(sql).split()))
                return execute(sql, params, many, context)

            _backlog(submit, 1)
            with connection.execute_wrapper(keep):
                _deliver_all({}, now)
            for name, statements in asked.items():
                if name:
                    say(f"{name}: {len(statements)} statements")
                    for sql in statements:
                        say(f"  {sql[:110]}")
            spent: dict[str, list[float]] = defaultdict(list)
            for _ in range(ROUNDS):
                _backlog(submit, times)
                for name, took in _deliver_all(defaultdict(list)).items():
                    spent[name].append(statistics.fmean(took))
            for name, rounds in spent.items():
                say(f"{name}: {min(rounds):.2f} ms of CPU at best, {statistics.median(rounds):.2f} in the median")
            if profiled:
                _backlog(submit, times)
                profile(lambda: _deliver_all({}), 1)
    finally:
        runner.teardown_databases(databases)
    return 0


def _backlog(submit: Any, count: int) -> None:
    for _ in range(count):
        submit()


def _deliver_all(spent: dict[str, list[float]], now: list[str] | None = None) -> dict[str, list[float]]:
    from darcha.ground.models import OutboxEvent
    from darcha.ground.outbox.hand_over import hand_over

    while waiting := list(OutboxEvent.objects.filter(delivered_at=None).order_by("at", "id").values_list("id", "name")):
        for event, name in waiting:
            if now is not None:
                now[0] = name
            began = time.process_time()
            hand_over(event)
            if isinstance(spent, defaultdict):
                spent[name].append((time.process_time() - began) * 1000)
            if now is not None:
                now[0] = ""
    return spent


if __name__ == "__main__":
    wanted = [int(word) for word in sys.argv[1:] if word.isdigit()]
    sys.exit(main(wanted[0] if wanted else 50, profiled="--profile" in sys.argv))
