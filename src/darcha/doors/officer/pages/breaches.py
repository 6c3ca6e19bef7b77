"""Terms that were missed, for the head: which, by how much, and where their time went. Ignores what is done of it."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.ground.refusals import NotFound
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import office_state_words
from darcha.kernel.cases.types import BreachRow
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..lines import title_of
from ..place import Place
from .desk import around


@dataclass(frozen=True, slots=True)
class Missed:
    number: str
    url: str
    title: str
    state: str
    late: str
    why: str
    parts: str


@gates.staff
@require_safe
def breaches(request: PageRequest) -> HttpResponse:
    """Not found for whoever heads no body."""
    if all(post.role != "head" for post in request.who.posts):
        raise NotFound
    rows = [_missed(request, one) for one in cases.breaches_of(request.who)]
    return render(request, "officer/breaches.html", {**around(request, None), "rows": rows, "is_breaches": True})


def _missed(request: PageRequest, one: BreachRow) -> Missed:
    language = request.lang
    parts = [
        t(f"officer.breaches.part.{part}", language, time=_time(spent, language)) for part, spent in one.parts.items()
    ]
    return Missed(
        one.row.number,
        Place().url(request, "officer:case", case_id=one.row.public_id),
        title_of(one.row, language),
        office_state_words(one.row.state, language),
        _time(one.late, language),
        t(f"officer.breaches.main.{one.main}", language),
        ", ".join(parts),
    )


def _time(spent: timedelta, language: str) -> str:
    if spent >= timedelta(days=1):
        return t("furniture.duration.days", language, n=spent.days)
    return t("furniture.duration.hours", language, n=spent.seconds // 3600)
