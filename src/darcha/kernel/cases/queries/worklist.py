"""A body's inbox by legal risk: what has to be begun first stands first. No personal data in it: nothing is noted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from darcha.ground import clock
from darcha.kernel.identity.types import Principal

from ..models import Case, CaseRequest, CaseRung
from ..models.nearest import Nearest
from ..models.reading import local, row_of
from ..rules.ladder import highest
from ..rules.visibility import visible_to
from ..spans import spans_of
from ..types import WORKABLE_STATES, BoundedCount, CaseRow, Due, OwnEnd, Page, Reached, WorklistFilter
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
    limit = max(1, min(limit, LARGEST_PAGE))
    cases = _nearest(who, filter, limit + 1, moment_and_id(cursor) if cursor else None)
    rows = list(cases.order_by("begin_by", "id").annotate(reached=_REACHED, own=_own(who))[: limit + 1])
    more = encode(local(rows[limit - 1].begin_by), rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(_line(row) for row in rows[:limit]), more)


def _own(who: Principal) -> Subquery:
    """What the reader's bodies were asked about the case and have not answered: the first that ends."""
    bodies = sorted({post.body for post in who.posts})
    asked = CaseRequest.objects.filter(case=OuterRef("pk"), body__in=bodies, answered_at=None, due_at__isnull=False)
    return Subquery(asked.order_by("due_at").values(own=JSONObject(asked="asked_at", ends="due_at", day="due_on"))[:1])


def _own_end(said: Mapping[str, Any] | None) -> OwnEnd | None:
    if said is None:
        return None
    ends = clock.parse(said["ends"])
    day = date.fromisoformat(said["day"]) if said["day"] else None
    return OwnEnd(clock.parse(said["asked"]), Due(due_on=day, due_at=None if day else ends), ends)


def _line(case: Case) -> CaseRow:
    last = vars(case)["reached"]
    row = replace(row_of(case), begin_by=local(case.begin_by), own=_own_end(vars(case)["own"]))
    if last is None:
        return row
    return replace(row, reached=Reached(last["line"], highest(last["to"]), clock.parse(last["at"])))


def count_worklist(who: Principal, filter: WorklistFilter = EVERYTHING) -> BoundedCount:
    """How many there are, counted no further than 500."""
    count = _nearest(who, filter, BOUND + 1)[: BOUND + 1].count()
    return BoundedCount(min(count, BOUND), count > BOUND)


def count_worklists(who: Principal, filters: Mapping[str, WorklistFilter]) -> dict[str, BoundedCount]:
    """Several counts in one statement, all among the 500 most pressing cases."""
    found = _nearest(who, EVERYTHING, BOUND + 1).aggregate(
        _all=Count("pk"), **{key: Count("pk", filter=_condition(who, one)) for key, one in filters.items()}
    )
    more = (found.pop("_all") or 0) > BOUND
    return {key: BoundedCount(min(count or 0, BOUND), more) for key, count in found.items()}


def _nearest(
    who: Principal, filter: WorklistFilter, limit: int, after: tuple[datetime, UUID] | None = None
) -> QuerySet[Case]:
    """So many that stand first after that place, in any order. What is in somebody's hands has an index of its own;
    everything else is read from as many indexes as the rights have bodies and services."""
    if who.kind != "staff":
        return Case.objects.none()
    cases = visible_cases(who).filter(_condition(who, filter))
    if filter.assigned == "me" or filter.holder:
        if after is not None:
            cases = cases.filter(begin_by__gte=after[0]).exclude(Q(begin_by=after[0]) & Q(id__lte=after[1]))
        return cases
    spans = spans_of(visible_to(who), service=filter.service_key)
    return cases.filter(Nearest(spans, limit, after=after, asked=_asked(who, filter)))


def _asked(who: Principal, filter: WorklistFilter) -> dict[str, Any]:
    """The same as the condition, for every span."""
    asked: dict[str, Any] = {}
    if filter.body:
        asked["body"] = filter.body
    if filter.state:
        asked["state"] = filter.state.value
    if filter.assigned == "nobody":
        asked["free_in"] = sorted({post.body for post in who.posts})
    until = [_day_before(filter.due_before)] if filter.due_before else []
    if until or filter.overdue:
        asked["until"] = min([*until, *([clock.now()] if filter.overdue else [])])
    return asked


def _day_before(day: date) -> datetime:
    return datetime.combine(day, time(), clock.TASHKENT)


def _condition(who: Principal, filter: WorklistFilter) -> Q:
    wanted = Q(state__in=sorted(WORKABLE_STATES))
    if filter.body:
        wanted &= Q(body=filter.body)
    if filter.service_key:
        wanted &= Q(service_key=filter.service_key)
    if filter.state:
        wanted &= Q(state=filter.state)
    if filter.assigned == "me":
        wanted &= Q(assigned_to__in=who.hands)
    if filter.assigned == "nobody":
        wanted &= Q(assigned_to=None, body__in=sorted({post.body for post in who.posts}))
    if filter.holder:
        wanted &= Q(assigned_to=filter.holder)
    if filter.due_before:
        wanted &= Q(pressing_at__lte=_day_before(filter.due_before))
    if filter.overdue:
        wanted &= Q(pressing_at__lte=clock.now())
    return wanted
