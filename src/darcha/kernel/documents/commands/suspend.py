"""Let a paper rest while an objection to the decision behind it is considered. Ignores the objection itself."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import IssuedDocument
from ..types import DocumentState


@command(may=is_system)
def suspend(who: Principal, public_id: UUID) -> bool:
    """False when it rests already, or is not in force any more: then nothing changes."""
    in_force = IssuedDocument.objects.select_for_update().filter(public_id=public_id, state=DocumentState.VALID.value)
    row = in_force.filter(suspended_at=None).first()
    if row is None:
        return False
    row.suspended_at = clock.now()
    row.save(update_fields=["suspended_at"])
    journal.record("documents.suspended", by=who.actor, about=f"document:{row.id}")
    return True
