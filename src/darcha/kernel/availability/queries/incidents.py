"""What happened and what is planned: of the last ninety days, the newest first."""

from datetime import datetime, timedelta
from typing import cast

from django.db.models import Q

from darcha.ground.clock import parse

from ..models import Incident as Row
from ..types import Incident, IncidentKind, Part

SHOWN_FOR = timedelta(days=90)
MOST = 200


def incidents(now: datetime) -> tuple[Incident, ...]:
    """Everything that goes on, is planned, or ended in those days. One statement."""
    rows = Row.objects.filter(Q(ends_at=None) | Q(ends_at__gte=now - SHOWN_FOR)).order_by("-begins_at")[:MOST]
    return tuple(
        Incident(
            id=row.public_id,
            kind=cast(IncidentKind, row.kind),
            parts=tuple(Part(part) for part in row.parts),
            begins_at=parse(row.begins_at),
            ends_at=parse(row.ends_at) if row.ends_at else None,
            words=row.words,
            closing=row.closing,
        )
        for row in rows
    )
