"""Who looked at a person's data. Ignores the person's own looking, which is not written down."""

from uuid import UUID

from ..models import AccessRecord
from ..types import Access, AccessPage

PAGE = 30


def accesses_of(person_id: UUID, *, after: UUID | None = None, limit: int = PAGE) -> AccessPage:
    """Newest first, by keyset: ``after`` is the last id already seen."""
    found = AccessRecord.objects.filter(person_id=person_id).order_by("-id")
    if after is not None:
        found = found.filter(id__lt=after)
    rows = list(found[: limit + 1])
    items = tuple(
        Access(
            id=row.id,
            at=row.at,
            reader=row.actor_kind,
            body=row.body,
            post=row.post,
            source=row.source,
            fields=tuple(row.fields),
            purpose=row.purpose,
            case_id=row.case_id,
            reason=row.reason or "",
        )
        for row in rows[:limit]
    )
    return AccessPage(items, items[-1].id if len(rows) > limit else None)
