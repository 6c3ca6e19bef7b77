"""The load of a department, for its head: who holds how much, how much of it is late. Ignores the cases themselves."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.ground.refusals import NotFound
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import HolderLoad, WorklistFilter
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import PostHolder

from ..place import Place
from .desk import around


@dataclass(frozen=True, slots=True)
class LoadRow:
    """One officer's open cases, or what nobody has taken; ``share`` of the largest, in per cent."""

    name: str
    posts: tuple[str, ...]
    url: str
    cases: int
    overdue: int
    waiting: int
    nearest_at: datetime | None
    share: float
    pressing: int = 0
    given: tuple[UUID, ...] = ()  # of what nobody has taken, what would go here
    holder: UUID | None = None


@gates.staff
@require_safe
def load(request: PageRequest) -> HttpResponse:
    """Not found for whoever heads no body. One statement for the counts of the views, one for the load, two for each
    body: its officers, and what nobody has taken."""
    bodies = list(dict.fromkeys(post.body for post in request.who.posts if post.role == "head"))
    if not bodies:
        raise NotFound
    found = cases.load_of(request.who)
    tables = [(catalogue.body_name(body, request.lang), _rows(request, body, found)) for body in bodies]
    bulk_url = Place().url(request, "officer:bulk")
    return render(request, "officer/load.html", {**around(request, None), "tables": tables, "bulk_url": bulk_url})


def _rows(request: PageRequest, body: str, found: tuple[HolderLoad, ...]) -> list[LoadRow]:
    """Nobody's cases first, then the officers, the busiest in front; who has none is free to take some."""
    loads = {one.holder: one for one in found if one.body == body}
    people: dict[UUID, tuple[str, list[str]]] = {}
    away: set[UUID] = set()
    for holder in identity.find_post_holders(body):
        _, posts = people.setdefault(holder.account_id, (holder.name, []))
        posts.append(_post(body, holder, request.lang))
        away |= {holder.account_id} if holder.is_away else set()
    gone: dict[UUID, tuple[str, list[str]]] = {
        who: (t("officer.load.gone"), []) for who in loads if who is not None and who not in people
    }
    most = max((one.cases for one in loads.values()), default=0) or 1
    free = Place("free").url(request, "officer:inbox")
    nobody = _row(t("officer.load.nobody"), [], free, loads.get(None), most)
    given = _given(request, body, {who: loads[who].cases if who in loads else 0 for who in people if who not in away})
    named = [
        replace(
            _row(name, posts, Place(holder=who).url(request, "officer:inbox"), loads.get(who), most),
            given=given.get(who, ()),
            holder=who,
        )
        for who, (name, posts) in {**people, **gone}.items()
    ]
    return [nobody, *sorted(named, key=lambda row: (-row.cases, row.name))]


def _post(body: str, holder: PostHolder, language: str) -> str:
    """The post by its name; whether its holder is away, or stands in."""
    name = catalogue.post_name(body, holder.post.key, language)
    if holder.is_away:
        return f"{name} ({t('officer.absence.away_now', language)})"
    return t("officer.absence.in_place", language, name=name) if holder.post.lender else name


def _given(request: PageRequest, body: str, loads: dict[UUID, int]) -> dict[UUID, tuple[UUID, ...]]:
    """Who has room for what nobody has taken: the most pressing first, in turn. A proposal: it is rehearsed before
    anything is done, and whoever may not have a case is named there. One statement."""
    free = cases.worklist(request.who, WorklistFilter(body=body, assigned="nobody")).items
    shares = cases.shared_out(loads, len(free))
    given: dict[UUID, tuple[UUID, ...]] = {}
    at = 0
    for who, count in shares.items():
        given[who] = tuple(row.public_id for row in free[at : at + count])
        at += count
    return given


def _row(name: str, posts: list[str], url: str, load: HolderLoad | None, most: int) -> LoadRow:
    said = tuple(posts)
    if load is None:
        return LoadRow(name, said, "", 0, 0, 0, None, 0)
    return LoadRow(
        name,
        said,
        url,
        load.cases,
        load.overdue,
        load.waiting,
        load.nearest_at,
        100 * load.cases / most,
        load.pressing,
    )
