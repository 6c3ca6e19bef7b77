"""Claims rungs in one statement: whoever writes the row fires the rung. Ignores what firing means."""

from collections.abc import Sequence

from django.db import connection

from darcha.ground.database import insert_of

from .case_rung import CaseRung


def claim_rungs(rungs: Sequence[CaseRung]) -> list[CaseRung]:
    """Those that were not fired before, now written, in the order given. The case must be locked."""
    if not rungs:
        return []
    sql, values = insert_of(CaseRung, rungs)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ON CONFLICT DO NOTHING RETURNING rung", values)
        fresh = {rung for (rung,) in cursor.fetchall()}
    return [rung for rung in rungs if rung.rung in fresh]
