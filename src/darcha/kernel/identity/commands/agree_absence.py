"""The head agrees that somebody is away, and who stands in: from the first day on that one has the same posts."""

from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.refusals import NotAllowed

from ..errors import NotFound
from ..rules.absence import may_agree
from ..types import Principal, is_staff
from ._absences import locked, tell


@command(may=is_staff)
def agree_absence(who: Principal, *, absence: UUID) -> None:
    """Again it changes nothing. Raises NotFound for what is over or another body's, NotAllowed."""
    row = locked(absence)
    if not who.holds(row.body, role="head"):
        raise NotFound
    if not may_agree(who, body=row.body, account=row.account_id, substitute=row.substitute_id):
        raise NotAllowed
    if row.settled_at is not None:
        return
    row.settled_by, row.settled_at = who.own_account, clock.now()
    row.save(update_fields=["settled_by", "settled_at"])
    tell(who, row, "agreed")
