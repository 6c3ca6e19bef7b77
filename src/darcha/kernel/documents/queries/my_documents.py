"""The papers of whoever is signed in, newest first."""

from uuid import UUID

from django.db.models import Q

from darcha.kernel.identity.types import Principal

from ..models import IssuedDocument
from ..rules.rights import acting_party
from ..shape import as_document_row
from ..types import DocumentRow

PAGE = 50


def my_documents(who: Principal, *, after: UUID | None = None, limit: int = PAGE) -> tuple[DocumentRow, ...]:
    """Papers of the person, or of the party for whom they act now. ``after`` is the public id of the last one seen."""
    party = acting_party(who)
    if party is None:
        return ()
    mine = IssuedDocument.objects.filter(holder_kind=party.kind, holder_id=party.id).order_by("-issued_at", "-id")
    if after is not None:
        last = mine.filter(public_id=after).first()
        if last is None:
            return ()
        mine = mine.filter(Q(issued_at__lt=last.issued_at) | Q(issued_at=last.issued_at, id__lt=last.id))
    return tuple(as_document_row(row) for row in mine[:limit])
