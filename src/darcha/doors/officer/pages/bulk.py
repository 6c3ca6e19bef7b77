"""Handing over many cases: who gets them, what would happen, then doing it, and undoing it for a quarter of an hour."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from darcha.furniture.fields import OptionView
from darcha.ground.refusals import Refusal
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseState, HandOver
from darcha.kernel.identity import api as identity
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..place import place_of
from .desk import desk

MOST = 100
UNDO_SECONDS = 15 * 60
_SALT = "officer.bulk.undo"


@dataclass(frozen=True, slots=True)
class Left:
    number: str
    why: str


@gates.staff
@require_POST
def bulk(request: PageRequest) -> HttpResponse:
    """Without a holder: the choice. With one: a rehearsal. With ``do``: done, with a way back."""
    chosen = _ids(request.POST.getlist("case"))
    to = _id(request.POST.get("to", ""))
    context: dict[str, Any] = {"chosen": chosen, "holders": _holders(request), "to": str(to or "")}
    if not chosen:
        return _page(request, {**context, "error": t("officer.bulk.nothing_chosen")}, 422)
    if to is None:
        return _page(request, {**context, "error": t("officer.bulk.choose") if "to" in request.POST else ""})
    is_done = "do" in request.POST
    over = cases.assign_many(request.who, cases=chosen, to=to, rehearse=not is_done)
    said = {
        **context,
        "name": next((one.label for one in context["holders"] if one.value == str(to)), ""),
        "numbers": [one.number for one in over.done],
        "left": [Left(one.number, one.said or t(one.why)) for one in over.left],
        "is_done": is_done,
        "undo": _undo_token(request, over, to) if is_done and over.done else "",
    }
    return _page(request, said)


@gates.staff
@require_POST
def bulk_undo(request: PageRequest) -> HttpResponse:
    """Case by case: what has moved on since stays where it is and is named."""
    try:
        kept = signing.loads(request.POST.get("undo", ""), salt=_SALT, max_age=UNDO_SECONDS)
    except signing.BadSignature:
        return _page(request, {"error": t("officer.bulk.undo_over")}, 422)
    if kept["who"] != str(request.who.account_id):
        return _page(request, {"error": t("officer.bulk.undo_over")}, 422)
    back, left = [], []
    for case, number, before, state in kept["cases"]:
        try:
            cases.hand_back(
                request.who,
                case=UUID(case),
                held_by=UUID(kept["to"]),
                to=UUID(before) if before else None,
                state=CaseState(state),
            )
            back.append(number)
        except Refusal as refusal:
            left.append(Left(number, refusal.message()))
    return _page(request, {"numbers": back, "left": left, "is_undone": True})


def _page(request: PageRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    place = place_of(request)
    links = {"bulk_url": place.url(request, "officer:bulk"), "undo_url": place.url(request, "officer:bulk_undo")}
    return render(request, "officer/bulk.html", {**desk(request), **links, **context}, status=status)


def _undo_token(request: PageRequest, over: HandOver, to: UUID) -> str:
    cases_before = [
        [str(one.public_id), one.number, str(one.before) if one.before else "", one.state.value] for one in over.done
    ]
    return signing.dumps({"who": str(request.who.account_id), "to": str(to), "cases": cases_before}, salt=_SALT)


def _holders(request: PageRequest) -> list[OptionView]:
    """Oneself first, then whoever holds a post in one's bodies. One statement for each body."""
    me = request.who.account_id
    names: dict[UUID, str] = {}
    for body in dict.fromkeys(post.body for post in request.who.posts):
        for holder in identity.find_post_holders(body):
            if not holder.is_away:
                names.setdefault(holder.account_id, holder.name)
    said = {who: t("officer.act.assign.me", name=name) if who == me else name for who, name in names.items()}
    return [OptionView(str(who), said[who]) for who in sorted(said, key=lambda one: (one != me, said[one]))]


def _ids(values: list[str]) -> list[UUID]:
    return [found for value in values[:MOST] if (found := _id(value)) is not None]


def _id(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
