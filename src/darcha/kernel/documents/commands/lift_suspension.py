"""A paper that rested is carried out again: the objection is answered or taken back."""

from uuid import UUID

from darcha.ground import journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import IssuedDocument
from ..types import DocumentState


@command(may=is_system)
def lift_suspension(who: Principal, public_id: UUID) -> bool:
    """False when it does not rest, or is not in force any more: then nothing changes."""
    in_force = IssuedDocument.objects.select_for_update().filter(public_id=public_id, state=DocumentState.VALID.value)
    row = in_force.filter(suspended_at__isnull=False).first()
    if row is None:
        return False
    row.suspended_at = None
    row.save(update_fields=["suspended_at"])
    journal.record("documents.suspension_lifted", by=who.actor, about=f"document:{row.id}")
    return True
