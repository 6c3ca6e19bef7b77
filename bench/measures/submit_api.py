"""A petition and a paid permit sent by the API in a closed loop: bearer token, validation, fee or term, journal, event.

Every request has a key and a body of its own, and the next person's token. What was acknowledged is counted in the
database afterwards; a difference is an error of the round.
"""

import json
from typing import Any

from django.db import connection

from .. import closed, pgbench
from ..asking import ask, expect
from ..latency import Latency
from ..registry import Round, measure
from ..rig import LIMIT_DATABASE, Rig, stamp
from ..written import Row, Watch, count_by_table, write_limit

MARK = "@@"
PETITION = {
    "service": "appeal",
    "language": "uz",
    "answers": {
        "kind": "application",
        "text": f"Koʻchamizda ikki haftadan beri yoritish chiroqlari yonmayapti. Tuzatib bering. {MARK}",
        "bodies": ["iiv"],
        "address": "Toshkent shahri, Yunusobod tumani, 4-mavze, 12-uy, 5-xonadon",
    },
}
WARM_UP = 16  # submissions: each process has compiled its packs
PATH = "/api/v1/applications"


@measure("limit-submit", "the rows of one petition by PostgreSQL alone, one prepared statement, pgbench")
def limit(rig: Rig) -> Round:
    """Learnt from a real petition, tried on the copy."""
    rows = rig.once("petition rows", lambda: rows_of(rig, PETITION))
    statement = write_limit(rig.place.cluster.url(LIMIT_DATABASE), rows)
    return lambda seconds: pgbench.run(rig.place, statement, seconds=seconds, database=LIMIT_DATABASE)


@measure(
    "submit-api",
    "a petition by the API, closed loop of 16",
    limit="limit-submit",
    target=">= 20 % of the limit, p99 <= 40 ms",
    grows=True,
)
def submit_api(rig: Rig) -> Round:
    """By wrk, from many people."""
    for number in range(WARM_UP):
        send(rig, PETITION, number)
    return lambda seconds: sent(rig, PETITION, seconds)


def rows_of(rig: Rig, submission: dict[str, Any]) -> list[Row]:
    """What one real submission writes; the first of a process may write more, so it is the second."""
    send(rig, submission)
    watch = Watch(rig.place.cluster.url())
    send(rig, submission)
    rows = watch.rows()
    rig.kept["written"] = rig.kept.get("written", {}) | {submission["service"]: count_by_table(rows)}
    return rows


def send(rig: Rig, submission: dict[str, Any], number: int = 0) -> dict[str, Any]:
    """One submission; the answer."""
    key = stamp()
    headers = {
        "Authorization": f"Bearer {rig.people[number].token}",
        "Content-Type": "application/json",
        "Idempotency-Key": key,
    }
    body = json.dumps(submission).replace(MARK, key).encode()
    return dict(json.loads(expect(ask(rig.place, "POST", PATH, headers=headers, body=body), 201).body))


def sent(rig: Rig, submission: dict[str, Any], seconds: float) -> Latency:
    """A round by wrk; acknowledged less stored is added to the errors."""
    before, after = json.dumps(submission).split(MARK)
    given = {"TOKENS": rig.tokens, "BEFORE": before, "AFTER": after, "RUN": stamp()}
    there = stored()
    done = closed.run(rig.place, PATH, seconds=seconds, script="submit", given=given)
    lost = max(0, done.count - done.errors - (stored() - there))
    return Latency(done.rate, done.p50, done.p95, done.p99, done.count, done.errors + lost)


def stored() -> int:
    """How many submissions there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_submissionkey")
        return int(cursor.fetchone()[0])
