"""Write down that data of persons were read. Called in the reading's own transaction, before the data leave it."""

from collections.abc import Iterable
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command

from ..models import AccessRecord
from ..rules.reading import is_known, post_of, purpose_of
from ..types import Reader


@command(may=is_known)
def record_access(
    who: Reader,
    *,
    person_id: UUID | None,
    registry_or_case: str,
    purpose: str,
    case_id: UUID | None = None,
    fields: Iterable[str] = (),
    body: str | None = None,
    also: Iterable[UUID] = (),
) -> None:
    """One line for the person, and one for each of ``also`` whose data stood in the same record (a co-owner).

    ``registry_or_case`` is a registry's key or "case"; no ``fields`` means the whole record; ``body`` picks among
    several posts of the reader. Raises PurposeNeeded.
    """
    why = purpose_of(purpose)
    reading_body, post = post_of(who, body)
    at = clock.now()
    AccessRecord.objects.bulk_create(
        AccessRecord(
            at=at,
            person_id=person,
            source=registry_or_case,
            fields=sorted(fields),
            purpose=why,
            case_id=case_id,
            actor_kind=who.kind,
            actor_id=who.actor.id,
            body=reading_body,
            post=post,
        )
        for person in dict.fromkeys([person_id, *also])
    )
