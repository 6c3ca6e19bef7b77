"""End an absence before its day, or take back or decline one that waits: whoever was away is there again."""

from uuid import UUID

from darcha.ground.command import command

from ..errors import NotFound
from ..rules.absence import may_agree
from ..types import Principal, is_staff
from ._absences import end, locked


@command(may=is_staff)
def end_absence(who: Principal, *, absence: UUID) -> None:
    """By whoever is away, or the head. Raises NotFound."""
    row = locked(absence)
    is_head = may_agree(who, body=row.body, account=row.account_id, substitute=row.substitute_id)
    if row.account_id != who.account_id and not is_head:
        raise NotFound
    end(who, row)
