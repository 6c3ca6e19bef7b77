"""A body's inbox by legal risk: what ends first stands first. No personal data in it, so no reading is written down."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from darcha.ground import clock
from darcha.kernel.identity.types import Principal

from ..models import Case, CaseRung
from ..models.reading import local, row_of
from ..rules.ladder import highest
from ..types import WORKABLE_STATES, BoundedCount, CaseRow, Page, Reached, WorklistFilter
from ..visible import visible_cases
from .cursor import encode, moment_and_id

LARGEST_PAGE = 100
BOUND = 500
EVERYTHING = WorklistFilter()
_REACHED = Subquery(
    CaseRung.objects.filter(case=OuterRef("pk"), end=OuterRef("pressing_at"))
    .order_by("-due_at", "-id")
    .values(last=JSONObject(line="line", to="to", at="done_at"))[:1]
)


def worklist(
    who: Principal, filter: WorklistFilter = EVERYTHING, *, cursor: str | None = None, limit: int = 50
) -> Page:
    """One page by keyset, at the same cost at any depth. Persons get an empty one."""
    cases = _narrowed(who, filter).order_by("pressing_at", "id")
    after = moment_and_id(cursor) if cursor else None
    if after is not None:
        cases = cases.filter(pressing_at__gte=after[0]).exclude(Q(pressing_at=after[0]) & Q(id__lte=after[1]))
    limit = max(1, min(limit, LARGEST_PAGE))
    rows = list(cases.annotate(reached=_REACHED)[: limit + 1])
    more = encode(local(rows[limit - 1].pressing_at), rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(_line(row) for row in rows[:limit]), more)


def _line(case: Case) -> CaseRow:
    last = vars(case)["reached"]
    if last is None:
        return row_of(case)
    return replace(row_of(case), reached=Reached(last["line"], highest(last["to"]), clock.parse(last["at"])))


def count_worklist(who: Principal, filter: WorklistFilter = EVERYTHING) -> BoundedCount:
    """How many there are, counted no further than 500."""
    count = _narrowed(who, filter).order_by()[: BOUND + 1].count()
    return BoundedCount(min(count, BOUND), count > BOUND)


def count_worklists(who: Principal, filters: Mapping[str, WorklistFilter]) -> dict[str, BoundedCount]:
    """Several counts in one statement, all among the 500 most pressing cases."""
    nearest = _narrowed(who, EVERYTHING).order_by("pressing_at", "id")[: BOUND + 1]
    found = nearest.aggregate(
        _all=Count("pk"), **{key: Count("pk", filter=_condition(who, one)) for key, one in filters.items()}
    )
    more = (found.pop("_all") or 0) > BOUND
    return {key: BoundedCount(min(count or 0, BOUND), more) for key, count in found.items()}


def _narrowed(who: Principal, filter: WorklistFilter) -> QuerySet[Case]:
    if who.kind != "staff":
        return Case.objects.none()
    return visible_cases(who).filter(_condition(who, filter))


def _condition(who: Principal, filter: WorklistFilter) -> Q:
    wanted = Q(state__in=sorted(WORKABLE_STATES))
    if filter.body:
        wanted &= Q(body=filter.body)
    if filter.service_key:
        wanted &= Q(service_key=filter.service_key)
    if filter.state:
        wanted &= Q(state=filter.state)
    if filter.assigned == "me":
        wanted &= Q(assigned_to=who.account_id)
    if filter.assigned == "nobody":
        wanted &= Q(assigned_to=None, body__in=sorted({post.body for post in who.posts}))
    if filter.holder:
        wanted &= Q(assigned_to=filter.holder)
    if filter.due_before:
        wanted &= Q(pressing_at__lte=datetime.combine(filter.due_before, time(), clock.TASHKENT))
    if filter.overdue:
        wanted &= Q(pressing_at__lte=clock.now())
    return wanted
