"""What one reader has opened of one case: names of fields, never their content."""

from uuid import UUID

from ..models import AccessRecord
from ..types import Reader


def fields_read(who: Reader, person_id: UUID, case_id: UUID) -> tuple[str, ...]:
    """In order of their names, each once. ``person_id`` is the party of the case. One statement."""
    read = AccessRecord.objects.filter(
        person_id=person_id, case_id=case_id, actor_kind=who.kind, actor_id=str(who.actor.id)
    )
    return tuple(sorted({field for fields in read.values_list("fields", flat=True) for field in fields}))
