"""Tell everybody that something does not work. Ignores what the platform notices by itself."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import Incident
from ..rules.announcing import check_announcement


@command(may=is_system)
def open_incident(who: Principal, *, parts: Sequence[str], words: Mapping[str, str]) -> UUID:
    """The public id of the incident, from now on open. Raises IncidentIncomplete."""
    now = clock.now()
    check_announcement(parts, words, now, None, now)
    incident = Incident.objects.create(kind="announced", parts=sorted(set(parts)), begins_at=now, words=dict(words))
    journal.record(
        "availability.incident_opened",
        by=who.actor,
        about=f"incident:{incident.public_id}",
        details={"parts": incident.parts},
    )
    return incident.public_id
