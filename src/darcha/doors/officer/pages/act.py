"""Doing something to a case: a page with what the act needs, then the act. Nothing typed is lost: not by a refusal, nor
by a session that ends meanwhile."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture.language import TAGS
from darcha.ground.refusals import NotFound, Refusal
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases import ticket
from darcha.kernel.cases.errors import UnknownHolder, WordsMissing
from darcha.kernel.cases.types import CaseView
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import Principal

from ..act_form import GAP, fields_of, reply_draft
from ..acting import ACTS, why_not
from ..foretelling import effects_of, letter_of, objection_text
from ..keeping import FIELDS, keeps_typed, typed_words
from ..place import place_of
from .case import case_context
from .desk import desk


@keeps_typed
@gates.staff
@require_http_methods(["GET", "POST"])
def act(request: PageRequest, case_id: UUID, act: str) -> HttpResponse:
    """GET shows what the act needs; POST shows what the applicant would read, or does it and leads to the case."""
    if act not in ACTS:
        raise Http404
    if request.method == "GET":
        return _begin(request, case_id, act)
    typed = typed_words(request)
    if "preview" in request.POST:
        return _page(request, cases.officer_case(request.who, case_id), act, typed, is_preview=True)
    try:
        _do(request.who, case_id, act, typed)
        response = _led_to_case(request, case_id, act, typed)
    except NotFound:
        raise
    except Refusal as refusal:
        response = _page(request, cases.officer_case(request.who, case_id), act, typed, refusal)
    if token := ticket.token_of(request):
        cases.forget_parked(request.who, token=token, about=case_id, page=act)
        ticket.let_go(request, response, ticket.place_of(request.who.own_account, case_id, act))
    return response


def _begin(request: PageRequest, case_id: UUID, act: str) -> HttpResponse:
    """With what was typed before the session ended, if anything; a reply begins as a draft."""
    view = cases.officer_case(request.who, case_id)
    parked = cases.find_parked(request.who, ticket.token_of(request), about=case_id, page=act)
    if parked:
        typed = {name: str(parked.answers.get(name, "")) for name in FIELDS}
        return _page(request, view, act, typed, is_restored=True)
    words = reply_draft(view) if act == "reply" else ""
    return _page(request, view, act, dict.fromkeys(FIELDS, "") | {"words": words})


def _led_to_case(request: PageRequest, case_id: UUID, act: str, typed: Mapping[str, str]) -> HttpResponse:
    there = place_of(request).url(request, "officer:case", case_id=case_id)
    took = act == "assign" and typed["to"] == str(request.who.account_id)
    return HttpResponseRedirect(f"{there}{'&' if '?' in there else '?'}done={'take' if took else act}")


def _page(
    request: PageRequest,
    view: CaseView,
    act: str,
    typed: dict[str, str],
    refusal: Refusal | None = None,
    *,
    is_preview: bool = False,
    is_restored: bool = False,
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
    is_kept_back = possible.why_not is not None and (refusal is not None or is_restored or is_preview)
    context = {
        **desk(request, view.row.public_id),
        **case_context(request, view),
        "act_name": t(f"officer.act.{act}"),
        "send_words": t(f"officer.act.send.{act}"),
        "effects": effects_of(view, act, request.lang),
        "act_url": place.url(request, "officer:act", case_id=view.row.public_id, act=act),
        "case_url": place.url(request, "officer:case", case_id=view.row.public_id),
        "why_not": why_not(view, possible, request.lang) if possible.why_not else "",
        "unsent": [typed[name] for name in ("fact", "words") if typed[name]] if is_kept_back else [],
        "fields": fields,
        "sentences": [] if refusal is None or here & errors.keys() else [refusal.message(), refusal.remedy()],
        "objection": objection_text(view, request.lang) if act == "refuse" else "",
        "letter": letter_of(view, act, typed) if is_preview else None,
        "has_letter": act != "assign",
        "letter_tag": TAGS[view.language],
        "is_restored": is_restored,
        "ticket": ticket.make(ticket.of(request.who, view.row.public_id, view.row.service_key)),
    }
    return render(request, "officer/act.html", context, status=422 if refusal else 200)


def _do(who: Principal, case_id: UUID, act: str, typed: Mapping[str, str]) -> Any:
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
