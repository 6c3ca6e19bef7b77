"""Put a newer paper in the place of an older one. Ignores how the newer one came to be."""

from uuid import UUID

from darcha.ground import clock, journal, outbox
from darcha.ground.command import command
from darcha.ground.refusals import NotFound
from darcha.kernel.identity.types import Principal

from ..ending import locked_for_ending
from ..events import DocumentReplaced
from ..models import IssuedDocument
from ..rules.rights import may_end
from ..types import DocumentState


@command(may=may_end)
def replace(who: Principal, public_id: UUID, *, by: UUID, reason: str = "") -> None:
    """``by`` is the public id of a valid paper of the same body for the same holder.

    Raises NotFound (also for another body's paper) and AlreadyEnded.
    """
    old = locked_for_ending(who, public_id)
    new = IssuedDocument.objects.filter(
        public_id=by,
        body=old.body,
        holder_kind=old.holder_kind,
        holder_id=old.holder_id,
        state=DocumentState.VALID.value,
    ).first()
    if new is None or new.id == old.id:
        raise NotFound
    old.state = DocumentState.REPLACED.value
    old.ended_at = clock.now()
    old.end_reason = reason
    old.replaced_by = new
    old.save(update_fields=["state", "ended_at", "end_reason", "replaced_by"])
    journal.record("documents.replaced", by=who.actor, about=f"document:{old.id}", details={"by": str(new.id)})
    outbox.emit(DocumentReplaced(document_id=old.id, by_document_id=new.id, case_ref=old.case_ref))
