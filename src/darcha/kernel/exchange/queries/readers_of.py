"""Who of the bodies has read one case, and how often. Ignores the fields: they stand in the list of the person."""

from uuid import UUID

from django.db.models import Count, Max

from ..models import AccessRecord
from ..types import Readers


def readers_of(person_id: UUID, case_id: UUID) -> tuple[Readers, ...]:
    """Members of staff alone, by post. ``person_id`` is the party of the case. One statement."""
    rows = (
        AccessRecord.objects.filter(person_id=person_id, case_id=case_id, source="case", actor_kind="staff")
        .values("body", "post", "actor_id")
        .annotate(times=Count("id"), last_at=Max("at"))
        .order_by("body", "post", "actor_id")
    )
    return tuple(Readers(**row) for row in rows)
