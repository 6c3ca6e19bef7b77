"""Take a list out of the house: the same rows as the inbox shows, so many at most, and the journal says so. No personal
data stand in it."""

from django.db import transaction

from darcha.ground import clock, journal
from darcha.kernel.identity.types import Principal

from ..types import CaseRow, ExportedList, WorklistFilter
from .worklist import LARGEST_PAGE, worklist

MOST_ROWS = 2_000


@transaction.atomic
def export_worklist(who: Principal, *, filter: WorklistFilter, form: str) -> ExportedList:
    """In the order of the inbox, in one transaction with the line of the journal. ``is_cut`` when more was there."""
    rows: list[CaseRow] = []
    cursor: str | None = None
    while len(rows) < MOST_ROWS:
        page = worklist(who, filter, cursor=cursor, limit=LARGEST_PAGE)
        rows += page.items
        cursor = page.next
        if cursor is None:
            break
    journal.record(
        "cases.exported",
        by=who.actor,
        about="worklist",
        details={"rows": len(rows), "form": form, "service": filter.service_key or "", "state": filter.state or ""},
    )
    return ExportedList(tuple(rows), clock.now(), cursor is not None)
