"""Store events and for each the one job that will deliver it, in the transaction of the change."""

from typing import Any

import msgspec

from .. import clock
from ..ids import new_id
from .event import Event


def emit(*events: Event) -> None:
    """Two statements, however many there are. Must be called inside a transaction: rolled back, neither the events nor
    their jobs exist."""
    from ..models import OutboxEvent
    from .deliver import deliver

    now = clock.now()
    stored = [
        OutboxEvent(id=new_id(), name=event.event_name(), at=now, facts=msgspec.to_builtins(event)) for event in events
    ]
    jobs: list[dict[str, Any]] = [{"event_id": str(one.id)} for one in stored]
    if stored:
        OutboxEvent.objects.bulk_create(stored)
        deliver.batch_defer(*jobs)
