"""Take a paper's force away. Ignores the register of the fact behind it: the case changes that."""

from uuid import UUID

from darcha.ground import clock, journal, outbox
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal

from ..ending import locked_for_ending
from ..events import DocumentRevoked
from ..rules.rights import may_end
from ..types import DocumentState


@command(may=may_end)
def revoke(who: Principal, public_id: UUID, *, reason: str) -> None:
    """``reason`` is a code, such as ``issued-in-error``; verifiers see the day, not the reason.

    Raises NotFound (also for another body's paper) and AlreadyEnded.
    """
    row = locked_for_ending(who, public_id)
    row.state = DocumentState.REVOKED.value
    row.ended_at = clock.now()
    row.end_reason = reason
    row.save(update_fields=["state", "ended_at", "end_reason"])
    journal.record("documents.revoked", by=who.actor, about=f"document:{row.id}", details={"reason": reason})
    outbox.emit(DocumentRevoked(document_id=row.id, case_ref=row.case_ref))
