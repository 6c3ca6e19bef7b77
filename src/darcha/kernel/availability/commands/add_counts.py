"""Write down what a process saw. Two statements at most, whatever the number of acts; ignores what the acts were."""

from django.db import connection

from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..types import Counts

# In the order of the key, so that two processes never wait for each other in a circle.
_MINUTES = """
INSERT INTO availability_minutemark AS known (hour, mark, service, bits)
SELECT * FROM unnest(%s::timestamptz[], %s::text[], %s::text[], %s::bigint[])
ON CONFLICT (hour, mark, service) DO UPDATE SET bits = known.bits | excluded.bits
"""
_ACTS = """
INSERT INTO availability_actsofmonth AS known (month, part, service, done, failed)
SELECT * FROM unnest(%s::date[], %s::text[], %s::text[], %s::bigint[], %s::bigint[])
ON CONFLICT (month, part, service)
DO UPDATE SET done = known.done + excluded.done, failed = known.failed + excluded.failed
"""


@command(may=is_system)
def add_counts(who: Principal, *, counts: Counts) -> None:
    """Marks are added to what other processes marked, acts to what they counted. Nothing is journalled: these are
    counts, not acts. Raises ReadOnly."""
    minutes = sorted(
        (hour, str(mark), service, bits)
        for (mark, service), by_hour in counts.minutes.items()
        for hour, bits in by_hour.items()
    )
    acts = sorted((month, str(part), service, *both) for (month, part, service), both in counts.acts.items())
    with connection.cursor() as cursor:
        for statement, rows in ((_MINUTES, minutes), (_ACTS, acts)):
            if rows:
                cursor.execute(statement, [list(column) for column in zip(*rows, strict=True)])
