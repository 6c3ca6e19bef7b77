"""One paper of one's own with what is printed on it."""

from uuid import UUID

from darcha.kernel.identity.types import PartyRef, Principal

from ..models import IssuedContent
from ..rules.rights import holds_paper
from ..shape import as_document
from ..types import Document


def find_document(who: Principal, public_id: UUID) -> Document | None:
    """None when there is none or it is not theirs: nobody can tell which."""
    content = IssuedContent.objects.select_related("document").filter(document__public_id=public_id).first()
    if content is None:
        return None
    row = content.document
    if not holds_paper(who, PartyRef(row.holder_kind, row.holder_id)):  # type: ignore[arg-type]
        return None
    return as_document(row, content)
