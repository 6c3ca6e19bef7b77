"""A body's inbox by legal risk: what ends first stands first. No personal data in it, so no reading is written down."""

from datetime import datetime, time

from django.db.models import Q, QuerySet

from darcha.ground import clock
from darcha.kernel.identity.types import Principal

from ..models import Case
from ..models.reading import local, row_of
from ..types import WORKABLE_STATES, BoundedCount, Page, WorklistFilter
from ..visible import visible_cases
from .cursor import encode, moment_and_id

LARGEST_PAGE = 100
BOUND = 500
EVERYTHING = WorklistFilter()


def worklist(
    who: Principal, filter: WorklistFilter = EVERYTHING, *, cursor: str | None = None, limit: int = 50
) -> Page:
    """One page by keyset, at the same cost at any depth. Persons get an empty one."""
    cases = _narrowed(who, filter).order_by("pressing_at", "id")
    after = moment_and_id(cursor) if cursor else None
    if after is not None:
        cases = cases.filter(pressing_at__gte=after[0]).exclude(Q(pressing_at=after[0]) & Q(id__lte=after[1]))
    limit = max(1, min(limit, LARGEST_PAGE))
    rows = list(cases[: limit + 1])
    more = encode(local(rows[limit - 1].pressing_at), rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(row_of(row) for row in rows[:limit]), more)


def count_worklist(who: Principal, filter: WorklistFilter = EVERYTHING) -> BoundedCount:
    """How many there are, counted no further than 500."""
    count = _narrowed(who, filter).order_by()[: BOUND + 1].count()
    return BoundedCount(min(count, BOUND), count > BOUND)


def _narrowed(who: Principal, filter: WorklistFilter) -> QuerySet[Case]:
    if who.kind != "staff":
        return Case.objects.none()
    cases = visible_cases(who).filter(state__in=sorted(WORKABLE_STATES))
    if filter.body:
        cases = cases.filter(body=filter.body)
    if filter.service_key:
        cases = cases.filter(service_key=filter.service_key)
    if filter.state:
        cases = cases.filter(state=filter.state)
    if filter.assigned == "me":
        cases = cases.filter(assigned_to=who.account_id)
    if filter.assigned == "nobody":
        cases = cases.filter(assigned_to=None)
    if filter.due_before:
        cases = cases.filter(pressing_at__lte=datetime.combine(filter.due_before, time(), clock.TASHKENT))
    if filter.overdue:
        cases = cases.filter(pressing_at__lte=clock.now())
    return cases
