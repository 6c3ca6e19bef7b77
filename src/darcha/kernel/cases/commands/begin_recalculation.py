"""Decide that open cases are counted by the edition of the calendars now in force. Ignores the cases themselves."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal, is_system

from ..models import TermRecalculation


@command(may=is_system)
def begin_recalculation(who: Principal) -> UUID:
    """What ``recalculate_terms`` takes: the recalculation that was begun for this edition and not taken back, so that a
    broken run goes on where it stood, or a new one. Raises UnknownEdition."""
    edition = catalogue.edition_id()
    taken_back = TermRecalculation.objects.exclude(undoes=None).values("undoes")
    begun = TermRecalculation.objects.filter(edition_id=edition, undoes=None).exclude(id__in=taken_back).first()
    if begun is not None:
        return begun.id
    decided = TermRecalculation.objects.create(edition_id=edition, at=clock.now())
    about = f"recalculation:{decided.id}"
    journal.record("cases.recalculation-begun", by=who.actor, about=about, details={"edition": str(edition)})
    return decided.id
