"""Spend from the rate limits, in one statement whatever the number of limits."""

from collections.abc import Mapping

from django.db import connection

from darcha.ground import clock
from darcha.ground.sealing import blind_index

from ..rules.budgets import Budget
from ..types import TooMany

_SPEND = """
INSERT INTO identity_allowance (bucket, opens_at, spent)
SELECT bucket, opens_at, 1 FROM unnest(%s::bytea[], %s::timestamptz[]) AS wanted (bucket, opens_at)
ORDER BY bucket
ON CONFLICT (bucket, opens_at) DO UPDATE SET spent = identity_allowance.spent + 1
RETURNING bucket, spent
"""


def spend(budgets: Mapping[str, Budget], subjects: Mapping[str, str]) -> dict[str, int]:
    """Count one use against each limit; ``subjects`` says for whom. Returns the overspent limits with their counts.

    Rows are taken in one order, so that two requests never wait for each other in a circle.
    """
    now = clock.now()
    names = {blind_index("identity.allowance", f"{name}:{subjects[name]}"): name for name in budgets}
    buckets = sorted(names)
    windows = [budgets[names[bucket]].opens_at(now) for bucket in buckets]
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, [buckets, windows])
        spent = {names[bytes(bucket)]: count for bucket, count in cursor.fetchall()}
    return {name: count for name, count in spent.items() if count > budgets[name].most}


def too_many(budgets: Mapping[str, Budget], over: Mapping[str, int]) -> TooMany | None:
    """When the last of the overspent windows closes."""
    now = clock.now()
    waits = [budgets[name].opens_at(now) + budgets[name].window - now for name in over]
    return TooMany(max(waits)) if waits else None
