"""A body's inbox by legal risk: what has to be begun first stands first. No personal data in it: nothing is noted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import JSONField, OuterRef, Q, Subquery, TextField
from django.db.models.functions import JSONObject

from darcha.ground import clock
from darcha.ground.database import Given, Question, any_of
from darcha.kernel.identity.types import Principal

from ..models import Case, CaseRequest, CaseRung
from ..models.counted import Sought, count_sought
from ..models.granted import Granted
from ..models.nearest import InHands, Nearest
from ..models.reading import local, row_of
from ..models.spans import Shape, shaped
from ..rules.ladder import highest
from ..rules.visibility import visible_to
from ..spans import spans_of
from ..types import BoundedCount, CaseRow, Due, OwnEnd, Page, Reached, WorklistFilter
from ..visible import grants_of
from .cursor import encode, moment_and_id
from .wanted import asked_for, in_hands

LARGEST_PAGE = 100
READ = (51, LARGEST_PAGE + 1)  # so many lines are read for a page: a statement is kept for each
BOUND = 500
EVERYTHING = WorklistFilter()
_REACHED = Subquery(
    CaseRung.objects.filter(case=OuterRef("pk"), end=OuterRef("pressing_at"))
    .order_by("-due_at", "-id")
    .values(last=JSONObject(line="line", to="to", at="done_at"))[:1]
)
# What the reader's bodies were asked about the case and have not answered: the first that ends.
_OWN = Subquery(
    CaseRequest.objects.filter(
        any_of("body", Given("bodies", ArrayField(TextField()))),
        case=OuterRef("pk"),
        answered_at=None,
        due_at__isnull=False,
    )
    .order_by("due_at")
    .values(own=JSONObject(asked="asked_at", ends="due_at", day="due_on"))[:1]
)


def worklist(
    who: Principal, filter: WorklistFilter = EVERYTHING, *, cursor: str | None = None, limit: int = 50
) -> Page:
    """One page by keyset, at the same cost at any depth. Persons get an empty one."""
    if who.kind != "staff":
        return Page(())
    limit = max(1, min(limit, LARGEST_PAGE))
    read = next(number for number in READ if number > limit)
    after = moment_and_id(cursor) if cursor else None
    shapes, spans = shaped(spans_of(visible_to(who), service=filter.service_key))
    asked, hands = asked_for(who, filter), in_hands(who, filter)
    if hands is not None and filter.service_key:
        asked["service"] = filter.service_key  # the spans say it already
    given = {**asked, **spans, "grants": grants_of(who), "bodies": sorted({post.body for post in who.posts})}
    if after is not None:
        given |= {"after_at": after[0], "after_id": after[1]}
    if hands is not None:
        given |= {"hands": list(hands)}
    question = _question(shapes, tuple(asked), read, is_after=after is not None, in_hands=hands is not None)
    rows = question.all(**given)[: limit + 1]
    more = encode(local(rows[limit - 1].begin_by), rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(_line(row) for row in rows[:limit]), more)


@lru_cache(maxsize=256)
def _question(
    shapes: tuple[Shape, ...], asked: tuple[str, ...], read: int, *, is_after: bool, in_hands: bool
) -> Question:
    """One for everybody whose rights have such shapes. What is in somebody's hands has an index of its own; everything
    else is read from as many indexes as the rights have bodies and services."""
    nearest = (
        InHands(read, is_after=is_after, asked=asked)
        if in_hands
        else Nearest(shapes, read, is_after=is_after, asked=asked)
    )
    seen = Case.objects.filter(Q(Granted(Given("grants", JSONField()))), nearest)
    return Question(lambda: seen.order_by("begin_by", "id").annotate(reached=_REACHED, own=_OWN)[:read])


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
    return count_worklists(who, {"all": filter})["all"]


def count_worklists(who: Principal, filters: Mapping[str, WorklistFilter]) -> dict[str, BoundedCount]:
    """Several counts in one statement, none further than 500."""
    if who.kind != "staff":
        return dict.fromkeys(filters, BoundedCount(0))
    shapes, spans = shaped(spans_of(visible_to(who)))
    sought = [_sought(who, one) for one in filters.values()]
    found = count_sought(shapes, spans, grants_of(who), sought, BOUND)
    return {key: BoundedCount(*one) for key, one in zip(filters, found, strict=True)}


def _sought(who: Principal, filter: WorklistFilter) -> Sought:
    asked = asked_for(who, filter)
    if filter.service_key:
        asked["service"] = filter.service_key
    return Sought(asked, in_hands(who, filter))
