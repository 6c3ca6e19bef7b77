"""Take a list out of the house: the same rows as the inbox shows, page by page as they are sent, so many at most, and
the journal says so before the first. No personal data stand in it."""

from collections.abc import Generator, Iterator
from uuid import UUID

from django.db import close_old_connections, connection

from darcha.ground import clock, journal
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal

from ..rules.visibility import visible_to
from ..types import CaseRow, ExportedList, WorklistFilter
from .worklist import LARGEST_PAGE, worklist

MOST_ROWS = 2_000


def export_worklist(who: Principal, *, filter: WorklistFilter, form: str) -> ExportedList:
    """In the order of the inbox. The rows are read while they are taken: a list that is not read costs nothing."""
    about = {"form": form, "service": filter.service_key or "", "state": filter.state or ""}
    journal.record("cases.exported", by=who.actor, about="worklist", details={**about, "most": MOST_ROWS})
    taken = ExportedList(clock.now())
    taken.rows = _rows(who, filter, taken)
    return taken


def _rows(who: Principal, filter: WorklistFilter, taken: ExportedList) -> Generator[CaseRow, None, None]:
    """Whoever loses the right meanwhile gets no further page. How many went out is journalled, however it ends."""
    try:
        for row in _allowed(who, filter, taken):
            taken.count += 1
            yield row
    finally:
        details = {"rows": taken.count, "ended": taken.ended or "broken-off"}
        journal.record("cases.export_ended", by=who.actor, about="worklist", details=details)


def _allowed(who: Principal, filter: WorklistFilter, taken: ExportedList) -> Iterator[CaseRow]:
    seen: set[UUID] = set()  # what moves down the list meanwhile would come twice
    rights, cursor = visible_to(who), None
    while True:
        if visible_to(identity.who_still(who)) != rights:
            taken.ended = "rights"
            return
        page = worklist(who, filter, cursor=cursor, limit=LARGEST_PAGE)
        if not connection.in_atomic_block:
            close_old_connections()  # a slow reader holds no connection of the pool
        for row in page.items:
            if row.id in seen:
                continue
            if len(seen) == MOST_ROWS:
                taken.ended = "cut"
                return
            seen.add(row.id)
            yield row
        cursor = page.next
        if cursor is None:
            taken.ended = "all"
            return
