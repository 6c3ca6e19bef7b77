"""Who of the bodies has read one case, and how often. Ignores the fields: they stand in the list of the person."""

from uuid import UUID

from django.db.models import Count, Max, UUIDField

from darcha.ground.database import Given, Question

from ..models import AccessRecord
from ..types import Readers

_READERS = Question(
    lambda: (
        AccessRecord.objects.filter(
            person_id=Given("person", UUIDField()),
            case_id=Given("case", UUIDField()),
            source="case",
            actor_kind="staff",
        )
        .values("body", "post", "actor_id")
        .annotate(times=Count("id"), last_at=Max("at"))
        .order_by("body", "post", "actor_id")
    )
)


def readers_of(person_id: UUID, case_id: UUID) -> tuple[Readers, ...]:
    """Members of staff alone, by post. ``person_id`` is the party of the case. One statement."""
    return tuple(Readers(**row) for row in _READERS.all(person=person_id, case=case_id))
