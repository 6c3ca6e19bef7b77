"""Tell everybody beforehand that parts will not work for a while. The minutes count as lost all the same."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import Incident
from ..rules.announcing import check_announcement


@command(may=is_system)
def plan_works(
    who: Principal, *, parts: Sequence[str], words: Mapping[str, str], begins_at: datetime, ends_at: datetime
) -> UUID:
    """The public id of the works. Raises IncidentIncomplete."""
    check_announcement(parts, words, begins_at, ends_at, clock.now())
    works = Incident.objects.create(
        kind="planned", parts=sorted(set(parts)), begins_at=begins_at, ends_at=ends_at, words=dict(words)
    )
    journal.record(
        "availability.works_planned",
        by=who.actor,
        about=f"incident:{works.public_id}",
        details={"parts": works.parts, "begins_at": begins_at.isoformat(), "ends_at": ends_at.isoformat()},
    )
    return works.public_id
