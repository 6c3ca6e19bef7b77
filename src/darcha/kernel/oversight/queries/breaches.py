"""Breaches of all bodies, the newest first, for those who inspect. Names nobody, so nothing is written down."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import Breach
from ..types import BreachKind, BreachPage, BreachRow

PAGE = 50


def breaches(
    who: Principal, *, body: str = "", kind: str = "", open_only: bool = False, cursor: str = ""
) -> BreachPage:
    """One page by keyset. A cursor that is none begins anew. Raises NotFound for whoever does not inspect."""
    rows = _narrowed(who, body, kind, open_only)
    after = _after(cursor)
    if after is not None:
        rows = rows.filter(at__lte=after[0]).exclude(Q(at=after[0]) & Q(id__gte=after[1]))
    found = list(rows.select_related("case").order_by("-at", "-id")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return BreachPage(tuple(row_of(one) for one in found[:PAGE]), f"{last.at.isoformat()}~{last.id}" if last else None)


def get_breach(who: Principal, breach: UUID) -> BreachRow:
    """Raises NotFound."""
    found = _narrowed(who, "", "", False).select_related("case").filter(public_id=breach).first()
    if found is None:
        raise NotFound
    return row_of(found)


def check_inspects(who: Principal) -> None:
    """Raises NotFound: for others there is no such door."""
    if not cases.may_inspect(who):
        raise NotFound


def _narrowed(who: Principal, body: str, kind: str, open_only: bool) -> QuerySet[Breach]:
    check_inspects(who)
    rows = Breach.objects.all()
    if body:
        rows = rows.filter(body=body)
    if kind:
        rows = rows.filter(kind=kind)
    return rows.filter(ended_at=None) if open_only else rows


def _after(cursor: str) -> tuple[datetime, UUID] | None:
    at, _, row = cursor.partition("~")
    try:
        return clock.parse(at), UUID(row)
    except ValueError:
        return None


def row_of(row: Breach) -> BreachRow:
    """As lists show it."""
    return BreachRow(
        public_id=row.public_id,
        kind=BreachKind(row.kind),
        body=row.body,
        service_key=row.service_key,
        number=row.case.number if row.case else "",
        case_id=row.case_id,
        ground=row.ground,
        at=clock.parse(row.at),
        ended_at=clock.parse(row.ended_at) if row.ended_at else None,
    )
