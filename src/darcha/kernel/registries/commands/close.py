"""End a record: from that day on it no longer holds, and nothing takes its place."""

from datetime import date
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal

from ..errors import RecordNotFound
from ..models import Record
from ..rules.writers import is_system


@command(may=is_system)
def close(who: Principal, *, record_id: UUID, valid_to: date | None = None) -> None:
    """``valid_to`` (default today) is the first day on which the record no longer holds. Raises RecordNotFound."""
    until = valid_to or clock.today()
    ended = Record.objects.filter(record_id=record_id, valid_to=None, valid_from__lte=until).update(
        valid_to=until, ended_at=clock.now()
    )
    if not ended:
        raise RecordNotFound
    journal.record(
        "registries.closed", by=who.actor, about=f"record:{record_id}", details={"valid_to": until.isoformat()}
    )
