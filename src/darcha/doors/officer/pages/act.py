"""Doing something to a case: a page with what the act needs, then the act. Nothing typed is lost: not by a refusal, nor
by a session that ends meanwhile."""

from collections.abc import Mapping
from types import MappingProxyType
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
from darcha.kernel.cases.errors import WordsMissing
from darcha.kernel.cases.types import ActRow, CaseView
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..act_form import begun, fields_of, read_so_far, unfinished
from ..acting import TAKING, why_not
from ..foretelling import effects_of, letter_of, objection_text, proposed_letter
from ..keeping import keeps_typed, typed_words
from ..letters import letters_for, with_letter
from ..place import place_of
from ..script import is_in_other_script
from ..uploads import stays, take, with_attached
from .case import case_context
from .desk import desk


@keeps_typed
@gates.staff
@require_http_methods(["GET", "POST"])
def act(request: PageRequest, case_id: UUID, act: str) -> HttpResponse:
    """GET shows what the act needs; POST shows what the applicant would read, or does it and leads to the case."""
    row = cases.find_row(act)
    if row not in cases.office_rows():
        raise Http404
    if request.method == "GET":
        return _begin(request, case_id, row)
    typed = typed_words(request, row)
    taken, errors = take(request, [need.name for need in row.needs if need.kind == "documents"])
    typed |= taken
    if errors or stays(request):
        return _page(request, cases.officer_case(request.who, case_id, doing=row.act), row, typed, wrong=errors)
    if "letter" in request.POST and "begin" in request.POST:
        view = cases.officer_case(request.who, case_id, doing=row.act)
        return _page(request, view, row, with_letter(view, row, typed, request.POST["letter"]), is_preview=True)
    if "preview" in request.POST:
        return _page(request, cases.officer_case(request.who, case_id, doing=row.act), row, typed, is_preview=True)
    try:
        if gaps := unfinished(row, typed):
            raise WordsMissing(fields=gaps)
        done = cases.perform(request.who, case=case_id, act=act, said=typed)
        is_proposed = "proposed" in row.lines and done.closed_at is None
        response = _led_to_case(request, case_id, "propose" if is_proposed else act, typed)
    except NotFound:
        raise
    except Refusal as refusal:
        response = _page(request, cases.officer_case(request.who, case_id, doing=row.act), row, typed, refusal)
    if token := ticket.token_of(request):
        cases.forget_parked(request.who, token=token, about=case_id, page=act)
        ticket.let_go(request, response, ticket.place_of(request.who.own_account, case_id, act))
    return response


def _begin(request: PageRequest, case_id: UUID, row: ActRow) -> HttpResponse:
    """With what was typed before the session ended, if anything."""
    view = cases.officer_case(request.who, case_id, doing=row.act)
    parked = cases.find_parked(request.who, ticket.token_of(request), about=case_id, page=row.act.value)
    if parked:
        return _page(request, view, row, parked.answers, is_restored=True)
    return _page(request, view, row, begun(view, row))


def _led_to_case(request: PageRequest, case_id: UUID, act: str, typed: Mapping[str, Any]) -> HttpResponse:
    there = place_of(request).url(request, "officer:case", case_id=case_id)
    took = act == TAKING and typed.get("to") == str(request.who.account_id)
    return HttpResponseRedirect(f"{there}{'&' if '?' in there else '?'}done={'take' if took else act}")


def _page(
    request: PageRequest,
    view: CaseView,
    row: ActRow,
    typed: Mapping[str, Any],
    refusal: Refusal | None = None,
    *,
    is_preview: bool = False,
    is_restored: bool = False,
    wrong: Mapping[str, str] = MappingProxyType({}),
) -> HttpResponse:
    """``wrong``: why a file was not taken, by its field."""
    possible = next((one for one in view.acts if one.act is row.act), None)
    if possible is None:
        raise NotFound
    errors = {**wrong, **{path: t(key) for path, key in (refusal.fields if refusal else {}).items()}}
    fields = with_attached(request, fields_of(view, row, typed, errors, request.who.account_id), typed)
    place, act = place_of(request), row.act.value
    here = {field.name for field in fields}
    is_kept_back = possible.why_not is not None and (refusal is not None or is_restored or is_preview)
    context = {
        **desk(request, view.row.public_id),
        **case_context(request, view),
        "act_name": t(f"officer.act.{act}"),
        "send_words": t(f"officer.act.send.{act}"),
        "effects": effects_of(view, row, request.lang),
        "act_url": place.url(request, "officer:act", case_id=view.row.public_id, act=act),
        "case_url": place.url(request, "officer:case", case_id=view.row.public_id),
        "why_not": why_not(view, possible, request.lang) if possible.why_not else "",
        "unsent": _texts(row, typed) if is_kept_back else [],
        "fields": fields,
        "had": [(f"had-{field.name}", one.id) for field in fields for one in field.files],
        "takes_files": any(field.type == "files" for field in fields),
        "read_so_far": read_so_far(possible, typed, refusal),
        "sentences": [] if refusal is None or here & errors.keys() else [refusal.message(), refusal.remedy()],
        "objection": objection_text(view, request.lang) if row.outcome == "refused" else "",
        "letter": letter_of(view, row, typed) if is_preview else proposed_letter(view, row),
        "other_script": row.is_letter and is_in_other_script(view, typed.get("words") or ""),
        "has_letter": row.is_letter,
        "letters": letters_for(view, row, request.lang),
        "chosen_letter": request.POST.get("letter", ""),
        "letter_tag": TAGS[view.language],
        "is_restored": is_restored,
        "ticket": ticket.make(ticket.of(request.who, view.row.public_id, view.row.service_key)),
    }
    return render(request, "officer/act.html", context, status=422 if refusal or wrong else 200)


def _texts(row: ActRow, typed: Mapping[str, Any]) -> list[str]:
    """What somebody wrote in sentences: it is shown again when there is no form to show it in."""
    said = [typed[need.name] for need in row.needs if need.kind in ("fact", "words") and typed.get(need.name)]
    return said + ["\n".join(typed[need.name]) for need in row.needs if need.kind == "grounds" and typed.get(need.name)]
