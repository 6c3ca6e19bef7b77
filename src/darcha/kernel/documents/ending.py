"""The locked row of a paper whose force is about to end: shared by revoking and replacing."""

from uuid import UUID

from darcha.ground.refusals import NotFound
from darcha.kernel.identity.types import Principal

from .errors import AlreadyEnded
from .models import IssuedDocument
from .rules.rights import ends_papers_of
from .types import DocumentState


def locked_for_ending(who: Principal, public_id: UUID) -> IssuedDocument:
    """Raises NotFound (also when ``who`` does not act for the issuing body) and AlreadyEnded."""
    row = IssuedDocument.objects.select_for_update().filter(public_id=public_id).first()
    if row is None or not ends_papers_of(who, row.body):
        raise NotFound
    if row.state != DocumentState.VALID:
        raise AlreadyEnded(number=row.number)
    return row
