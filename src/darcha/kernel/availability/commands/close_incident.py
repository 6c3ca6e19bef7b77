"""Tell everybody that it works again, or that planned works are over or will not be."""

from collections.abc import Mapping
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.refusals import NotFound
from darcha.kernel.identity.types import Principal, is_system

from ..models import Incident
from ..rules.announcing import check_closing

_NOBODYS: Mapping[str, str] = {}


@command(may=is_system)
def close_incident(who: Principal, *, incident: UUID, words: Mapping[str, str] = _NOBODYS) -> None:
    """It ends now; works that have not begun are never shown again. What was noticed by the platform itself ends by
    itself. Raises NotFound for what has ended, IncidentIncomplete."""
    row = Incident.objects.select_for_update().filter(public_id=incident).exclude(kind="noticed").first()
    now = clock.now()
    if row is None or (row.ends_at is not None and row.ends_at <= now):
        raise NotFound
    check_closing(words)
    if is_cancelled := row.begins_at > now:
        row.delete()
    else:
        row.ends_at, row.closing = now, dict(words)
        row.save(update_fields=["ends_at", "closing"])
    journal.record(
        "availability.works_cancelled" if is_cancelled else "availability.incident_closed",
        by=who.actor,
        about=f"incident:{incident}",
    )
