"""Decide that a recalculation of terms is taken back. Ignores cases: ``recalculate_terms`` moves them."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..errors import RecalculationUnknown
from ..models import TermRecalculation


@command(may=is_system)
def undo_recalculation(who: Principal, *, recalculation: UUID) -> UUID:
    """The recalculation that takes that one back; the same when asked again. Raises RecalculationUnknown."""
    undone = TermRecalculation.objects.select_for_update().filter(id=recalculation, undoes=None).first()
    if undone is None:
        raise RecalculationUnknown(recalculation=str(recalculation))
    decided, fresh = TermRecalculation.objects.get_or_create(
        undoes=undone, defaults={"edition_id": undone.edition_id, "at": clock.now()}
    )
    if fresh:
        journal.record(
            "cases.recalculation-undone",
            by=who.actor,
            about=f"recalculation:{decided.id}",
            details={"undoes": str(undone.id)},
        )
    return decided.id
