"""Who is away and who stands in: asked for by oneself, agreed to or named by the head. Ignores cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from darcha.furniture import links
from darcha.furniture.fields import FieldView, OptionView, read
from darcha.ground import clock
from darcha.ground.refusals import Refusal
from darcha.ground.text import has_text, t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import AbsenceRow

from .desk import around

_TYPES = {"body": "choice", "account": "choice", "substitute": "choice", "from_on": "date", "until_on": "date"}


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """An absence with where it can be settled."""

    row: AbsenceRow
    body: str
    url: str
    is_now: bool


@gates.staff
@require_http_methods(["GET", "POST"])
def absences(request: PageRequest) -> HttpResponse:
    """The list, and the form to name one; nothing typed is lost when something is wrong."""
    if request.method == "GET":
        return _page(request, {}, {})
    typed = {name: read(kind, name, request.POST) for name, kind in _TYPES.items()}
    bodies = _bodies(request)
    account = _id(typed["account"]) if _heads(request) else request.who.own_account
    if account is None:
        return _page(request, typed, {"account": t("officer.absence.who_needed")})
    try:
        identity.plan_absence(
            request.who,
            body=str(typed["body"] or "") if len(bodies) > 1 else bodies[0] if bodies else "",
            account=account,
            substitute=_id(typed["substitute"]),
            from_on=_day(typed["from_on"]),
            until_on=_day(typed["until_on"]),
        )
    except identity.AbsenceIncomplete as refusal:
        return _page(request, typed, {path: t(key) for path, key in refusal.fields.items()})
    except Refusal:
        return _page(request, typed, {"substitute": t("identity.absence.substitute_needed")})
    return _back(request, "planned" if _heads(request) else "asked")


@gates.staff
@require_POST
def absence(request: PageRequest, absence_id: UUID) -> HttpResponse:
    """Agree to it, or end it."""
    if "agree" in request.POST:
        identity.agree_absence(request.who, absence=absence_id)
        return _back(request, "agreed")
    identity.end_absence(request.who, absence=absence_id)
    return _back(request, "ended")


def _back(request: PageRequest, done: str) -> HttpResponse:
    return HttpResponseRedirect(f"{links.to(request, 'officer:absences')}?done={done}")


def _page(request: PageRequest, typed: Mapping[str, Any], errors: Mapping[str, str]) -> HttpResponse:
    done = f"officer.absence.{request.GET.get('done', '')}"
    heads = _heads(request)
    context = {
        **around(request, None),
        "lines": [_line(request, row) for row in identity.absences_of(request.who)],
        "fields": _fields(request, typed, errors, heads=heads),
        "send_words": t("officer.absence.name_it" if heads else "officer.absence.ask"),
        "done_words": t(done) if has_text(done) else "",
        "is_absences": True,
    }
    return render(request, "officer/absences.html", context, status=422 if errors else 200)


def _line(request: PageRequest, row: AbsenceRow) -> AbsenceLine:
    is_now = not row.waits and row.from_on <= clock.today()
    url = links.to(request, "officer:absence", absence_id=row.public_id)
    return AbsenceLine(row, catalogue.body_name(row.body, request.lang), url, is_now)


def _heads(request: PageRequest) -> bool:
    return any(post.role == "head" for post in request.who.posts)


def _bodies(request: PageRequest) -> list[str]:
    return list(dict.fromkeys(post.body for post in request.who.posts))


def _fields(
    request: PageRequest, typed: Mapping[str, Any], errors: Mapping[str, str], *, heads: bool
) -> list[FieldView]:
    """A head is asked who will be away, and whoever holds posts in several bodies from which."""
    bodies, me = _bodies(request), request.who.own_account
    colleagues = {
        holder.account_id: holder.name
        for body in bodies
        for holder in identity.find_post_holders(body)
        if holder.post.lender is None
    }
    others = [OptionView(str(who), name) for who, name in colleagues.items() if who != me]
    own = [OptionView(str(me), t("officer.absence.you", name=colleagues[me]))] if me in colleagues else []
    options = {
        "body": [OptionView(body, catalogue.body_name(body, request.lang)) for body in bodies],
        "account": [*own, *others],
        "substitute": [*others, *(own if heads else [])],
    }
    labels = {**dict.fromkeys(_TYPES, ""), "account": "who"}
    asked = [name for name in _TYPES if (name != "body" or len(bodies) > 1) and (name != "account" or heads)]
    return [
        FieldView(
            name,
            _TYPES[name],
            t(f"officer.absence.{labels[name] or name}"),
            value=typed.get(name) or "",
            error=errors.get(name, ""),
            options=options.get(name, ()),
        )
        for name in asked
    ]


def _id(value: Any) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
