"""Doing something to a case: a page with what the act needs, then the act. Nothing typed is lost by a refusal."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.ground.refusals import NotFound, Refusal
from darcha.ground.text import current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import UnknownHolder, WordsMissing
from darcha.kernel.cases.types import CaseView
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import Principal

from ..acting import ACTS, GAP, fields_of, reply_draft
from ..place import place_of
from .case import case_context
from .desk import desk

LONGEST_WORDS = 20_000
_TYPED = ("words", "ground", "fact", "to")


@gates.staff
@require_http_methods(["GET", "POST"])
def act(request: PageRequest, case_id: UUID, act: str) -> HttpResponse:
    """GET shows what the act needs; POST does it and leads back to the case."""
    if act not in ACTS:
        raise Http404
    who: Principal = request.who
    typed = {name: _typed(request, name) for name in _TYPED}
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            _do(who, case_id, act, typed)
            there = place_of(request).url(request, "officer:case", case_id=case_id)
            return HttpResponseRedirect(f"{there}{'&' if '?' in there else '?'}done={act}")
        except NotFound:
            raise
        except Refusal as refused:
            refusal = refused
    view = cases.officer_case(who, case_id)
    if act == "reply" and request.method == "GET":
        typed["words"] = reply_draft(view)
    return _page(request, view, act, typed, refusal)


def _page(
    request: PageRequest, view: CaseView, act: str, typed: dict[str, str], refusal: Refusal | None
) -> HttpResponse:
    possible = next((one for one in view.acts if one.act.value == act), None)
    if possible is None:
        raise NotFound
    errors = {path: t(key) for path, key in (refusal.fields if refusal else {}).items()}
    if isinstance(refusal, (UnknownHolder, WordsMissing)) and not errors:
        errors["to" if isinstance(refusal, UnknownHolder) else "words"] = refusal.remedy()
    fields = fields_of(view, act, typed, errors, request.who.account_id)
    place = place_of(request)
    here = {field.name for field in fields}
    context = {
        **desk(request, view.row.public_id),
        **case_context(request, view),
        "act_name": t(f"officer.act.{act}"),
        "send_words": t(f"officer.act.send.{act}"),
        "effect": t(f"officer.act.{act}.effect"),
        "act_url": place.url(request, "officer:act", case_id=view.row.public_id, act=act),
        "case_url": place.url(request, "officer:case", case_id=view.row.public_id),
        "why_not": t(f"cases.why_not.{possible.why_not}") if possible.why_not else "",
        "unsent": [typed[name] for name in ("fact", "words") if typed[name]] if refusal else [],
        "fields": fields,
        "sentences": [] if refusal is None or here & errors.keys() else [refusal.message(), refusal.remedy()],
        "objection": _objection(view) if act == "refuse" else "",
    }
    return render(request, "officer/act.html", context, status=422 if refusal else 200)


def _typed(request: PageRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST_WORDS]


def _do(who: Principal, case_id: UUID, act: str, typed: dict[str, str]) -> Any:
    if act == "assign":
        return cases.assign(who, case=case_id, to=_account(typed["to"]))
    if act == "ask":
        return cases.ask_applicant(who, case=case_id, words=typed["words"])
    if act == "approve":
        return cases.approve(who, case=case_id, words=typed["words"])
    if act == "refuse":
        return cases.refuse(who, case=case_id, ground=typed["ground"], fact=typed["fact"], words=typed["words"])
    return _reply(who, case_id, typed["words"])


def _reply(who: Principal, case_id: UUID, words: str) -> Any:
    """A draft whose gap nobody has filled is no reply."""
    if GAP in words:
        raise WordsMissing(fields={"words": "officer.act.reply.unfinished"})
    return cases.reply(who, case=case_id, words=words)


def _account(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        raise UnknownHolder from None


def _objection(view: CaseView) -> str:
    """The route that will be printed on the refusal."""
    objection, bodies = view.service.procedure.objection, catalogue.current().bodies
    to_body = cases.objection_body(view.service.procedure, bodies.get(view.row.body))
    return t(
        "cases.panel.decision.objection_text",
        body=bodies[to_body].name.in_(current()) if to_body in bodies else to_body,
        within=objection.within.in_(current()),
        article=catalogue.cite(objection.article, current()),
    )
