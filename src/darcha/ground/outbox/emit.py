"""Store an event and the one job that will deliver it, in the transaction of the change."""

import msgspec

from .. import clock
from ..ids import new_id
from .event import Event


def emit(event: Event) -> None:
    """Must be called inside a transaction: rolled back, neither the event nor its job exists."""
    from ..models import OutboxEvent
    from .deliver import deliver

    stored = OutboxEvent(id=new_id(), name=event.event_name(), at=clock.now(), facts=msgspec.to_builtins(event))
    stored.save(force_insert=True)
    deliver.defer(event_id=str(stored.id))
