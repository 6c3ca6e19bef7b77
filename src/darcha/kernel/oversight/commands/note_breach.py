"""Take note of a breach, once however often it is told."""

from datetime import datetime
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import Breach
from ..types import BreachKind


@command(may=is_system)
def note_breach(
    who: Principal,
    *,
    kind: BreachKind,
    body: str,
    at: datetime,
    about: str,
    service: str = "",
    case_id: UUID | None = None,
    ground: str = "",
    ended_at: datetime | None = None,
) -> bool:
    """``about`` tells breaches of one moment apart: the case, the objection or the order. False when it was noted
    before; an end that is known now is then kept."""
    row, is_new = Breach.objects.get_or_create(
        kind=kind.value,
        about=about,
        at=at,
        defaults={
            "body": body,
            "service_key": service,
            "case_id": case_id,
            "ground": ground,
            "ended_at": ended_at,
        },
    )
    if not is_new and row.ended_at is None and ended_at is not None:
        row.ended_at = ended_at
        row.save(update_fields=["ended_at"])
    return is_new
