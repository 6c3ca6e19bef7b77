"""Who is away now or will be, and who stands in."""

from uuid import UUID

from django.db.models import Q

from darcha.ground import clock

from ..models import Absence
from ..rules.absence import may_agree
from ..standing import name_of
from ..types import AbsenceRow, Principal

MOST = 200


def absences_of(who: Principal) -> tuple[AbsenceRow, ...]:
    """One's own, those in which one stands in, and all of the bodies that one heads; what is over is left out. One
    statement; empty for whoever is no staff."""
    if who.kind != "staff" or who.assurance != "mfa":
        return ()
    headed = {post.body for post in who.posts if post.role == "head"}
    mine = Q(account_id=who.account_id) | Q(substitute_id=who.account_id) | Q(body__in=sorted(headed))
    rows = Absence.objects.filter(mine, ended_at=None, until_on__gte=clock.today())
    rows = rows.select_related("account", "substitute").order_by("from_on", "id")
    return tuple(_row(who, row) for row in rows[:MOST])


def find_absence(absence_id: UUID) -> AbsenceRow | None:
    """One by its own id, for whoever tells of it: over or not."""
    row = Absence.objects.select_related("account", "substitute").filter(id=absence_id).first()
    return _row(Principal.system("identity"), row) if row else None


def _row(who: Principal, row: Absence) -> AbsenceRow:
    is_mine = row.account_id == who.account_id
    is_head = may_agree(who, body=row.body, account=row.account_id, substitute=row.substitute_id)
    return AbsenceRow(
        public_id=row.public_id,
        account_id=row.account_id,
        name=name_of(row.account),
        substitute_id=row.substitute_id,
        substitute=name_of(row.substitute),
        body=row.body,
        from_on=row.from_on,
        until_on=row.until_on,
        waits=row.settled_at is None,
        is_mine=is_mine,
        may_agree=is_head and row.settled_at is None,
        may_end=is_head or is_mine,
    )
