"""Absences under lock, and what is told of them. Ignores who asks."""

from collections.abc import Collection
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.outbox import emit

from ..errors import NotFound
from ..events import AbsenceMoved
from ..models import Absence
from ..types import Principal


def locked(absence: UUID) -> Absence:
    """One that is not over. Raises NotFound."""
    found = Absence.objects.select_for_update().filter(public_id=absence, ended_at=None, until_on__gte=clock.today())
    row = found.first()
    if row is None:
        raise NotFound
    return row


def tell(who: Principal, row: Absence, line: str) -> None:
    """The journal, and those whom it concerns."""
    details = {"body": row.body, "substitute": str(row.substitute_id)}
    journal.record(f"identity.absence_{line}", by=who.actor, about=f"account:{row.account_id}", details=details)
    emit(AbsenceMoved(absence_id=row.id, line=line))


def end_where_gone(who: Principal, account_id: UUID, bodies: Collection[str]) -> None:
    """Whoever holds no post of a body any more is neither away from it nor stands in there for anybody."""
    still = Absence.objects.select_for_update().filter(ended_at=None, until_on__gte=clock.today())
    for row in still.filter(substitute_id=account_id) | still.filter(account_id=account_id):
        if row.body not in bodies:
            end(who, row)


def end(who: Principal, row: Absence) -> None:
    """From now on it does not count."""
    row.ended_at, row.ended_by = clock.now(), who.account_id
    row.save(update_fields=["ended_at", "ended_by"])
    tell(who, row, "ended")
