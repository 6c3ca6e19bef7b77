"""Store events and for each the one job that will deliver it, in the transaction of the change."""

import json
from functools import cache

import msgspec

from .. import clock
from ..ids import new_id
from .event import Event

# procrastinate's own function, as its library calls it; it takes any number of jobs.
_DEFER = """procrastinate_defer_jobs_v1(ARRAY(
    SELECT ROW('{queue}', '{task}', {priority}, NULL, NULL, args, NULL)::procrastinate_job_to_defer_v1
      FROM unnest(%s::jsonb[]) AS args))"""


def emit(*events: Event) -> None:
    """Written with the act, in one statement with its journal. Must be called inside a transaction: rolled back,
    neither the events nor their jobs exist."""
    from ..database import new_row, write_with_the_act
    from ..models import OutboxEvent

    if not events:
        return
    now = clock.now()
    stored = [
        new_row(OutboxEvent, id=new_id(), name=event.event_name(), at=now, facts=msgspec.to_builtins(event))
        for event in events
    ]
    write_with_the_act(stored, _defer(), [json.dumps({"event_id": str(one.id)}) for one in stored])


@cache
def _defer() -> str:
    from .deliver import deliver

    return _DEFER.format(queue=deliver.queue, task=deliver.name, priority=deliver.priority)
