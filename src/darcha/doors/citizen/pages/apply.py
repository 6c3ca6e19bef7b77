"""Applying: the pages of a service's form, from the first to the last. What is typed is saved at every step."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.ground.ids import new_public_id
from darcha.ground.refusals import NotFound
from darcha.ground.text import base_language, current
from darcha.kernel.cases import api as cases
from darcha.kernel.cases import ticket
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import QuestionType, Service
from darcha.kernel.identity import gates
from darcha.kernel.identity.types import Principal, reaches

from ..form import Leaf, Walk, lead_name, typed_answers
from ..keeping import is_autosave, keeps_typed, revision_of
from ..uploads import files_of, take_files


@keeps_typed
@gates.person
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, key: str) -> HttpResponse:
    """Where applying begins: the first page, or the choice between a draft and a new form. GET writes nothing."""
    who: Principal = request.who  # type: ignore[attr-defined]
    service = catalogue.find_service(key)
    if service is None or service.kind == "informational" or "portal" not in service.channels:
        raise Http404
    if not reaches(who.assurance, service.minimum_assurance):
        return _led(request, "citizen:security", next=request.path)
    if request.method == "POST":
        found = ticket.find(request.POST.get("_ticket", ""))
        walk = walk_of(who, service, found.about if found and found.service_key == key else new_public_id())
        return _take(request, walk, walk.leaves[0], begins=True)
    parked = cases.find_parked(who, ticket.token_of(request), service_key=key)
    drafts = [draft for draft in cases.drafts_of(who) if draft.service_key == key]
    if parked and any(draft.id == parked.about for draft in drafts):
        return _led_to_page(request, parked.about, parked.page)
    if parked and parked.page == service.form.pages[0].key and cases.find_sent(who, parked.about) is None:
        walk = walk_of(who, service, parked.about)
        return _shown(request, walk, walk.leaves[0], typed=parked.answers, is_restored=True)
    if drafts and request.GET.get("new") != "1":
        return render(request, "citizen/apply/continue.html", {"service": service, "drafts": drafts})
    walk = walk_of(who, service, new_public_id())
    return _shown(request, walk, walk.leaves[0])


@keeps_typed
@gates.person
@require_http_methods(["GET", "POST"])
def form_page(request: HttpRequest, draft_id: UUID, page: str) -> HttpResponse:
    """One page of a draft. Another person's draft is not found, like one that never was."""
    who: Principal = request.who  # type: ignore[attr-defined]
    walk = find_walk(who, draft_id)
    if walk is None:
        return led_to_sent(request, draft_id)
    if all(one.key != page for one in walk.service.form.pages):
        raise Http404
    leaf = walk.leaf(page)
    if leaf is None:  # an answer meanwhile given makes this page needless
        return _led_to_page(request, draft_id, (walk.unfinished or walk.leaves)[0].page.key)
    if request.method == "POST":
        return _take(request, walk, leaf, begins=False)
    parked = cases.find_parked(who, ticket.token_of(request), about=draft_id, page=page)
    if parked:
        return _shown(request, walk, leaf, typed=parked.answers, revision=parked.based_on, is_restored=True)
    return _shown(request, walk, leaf)


def walk_of(who: Principal, service: Service, draft_id: UUID) -> Walk:
    """A form that has not begun."""
    return Walk(service, cases.form_subject(who, service.key), draft_id)


def find_walk(who: Principal, draft_id: UUID) -> Walk | None:
    """The person's own draft with what the registers know; None when there is none (any more)."""
    try:
        draft = cases.get_draft(who, draft_id)
    except NotFound:
        return None
    service = catalogue.service(draft.service_key)
    subject = cases.form_subject(who, draft.service_key)
    return Walk(service, subject, draft.id, draft.answers, draft.revision)


def led_to_sent(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """A draft that was sent is now a case: going back leads there. Raises NotFound for all others."""
    sent = cases.find_sent(request.who, draft_id)  # type: ignore[attr-defined]
    if sent is None:
        raise NotFound
    return _led(request, "citizen:case", public_id=sent)


def _take(request: HttpRequest, walk: Walk, leaf: Leaf, *, begins: bool) -> HttpResponse:
    """Save what was typed, right or wrong, then go on or say what has to be put right."""
    taken = take_files(request, leaf.questions, walk.answers)
    saved = cases.save_draft(
        request.who,  # type: ignore[attr-defined]
        service_key=walk.service.key,
        answers={**typed_answers(leaf.questions, request.POST), **taken.changes},
        language=base_language(current()),
        page=leaf.page.key,
        draft_id=None if begins else walk.draft_id,
        begin_as=walk.draft_id if begins else None,
        based_on=revision_of(request),
    )
    if is_autosave(request):
        return HttpResponse(status=204, headers={"X-Revision": str(saved.revision)})
    response = _after(request, walk.with_answers(saved.answers, saved.revision), leaf, taken.errors, saved.overwritten)
    if token := ticket.token_of(request):
        who: Principal = request.who  # type: ignore[attr-defined]
        cases.forget_parked(who, token=token, about=walk.draft_id, page=leaf.page.key)
        ticket.let_go(request, response, ticket.place_of(who.own_account, walk.draft_id, leaf.page.key))
    return response


def _after(
    request: HttpRequest, walk: Walk, before: Leaf, errors: Mapping[str, str], overwritten: tuple[str, ...]
) -> HttpResponse:
    leaf = walk.leaf(before.page.key)
    to_check = {"to": "check"} if request.POST.get("_to") == "check" else {}
    files = {question.key for question in before.questions if question.type is QuestionType.FILES}
    notice = {"both": "1"} if set(overwritten) - files else {}
    if "leave" in request.POST:
        return _led(request, "citizen:my_cases")
    if leaf is not None:
        stays = "remove" in request.POST or "upload" in request.POST or _asks_for_lead(request, walk, leaf)
        seen = {question.key for question in before.questions}
        mistakes = {**({} if stays else walk.mistakes_of(leaf)), **errors}
        if any(key in seen for key in mistakes):
            shown = {key: words for key, words in mistakes.items() if key in seen}
            return _shown(request, walk, leaf, errors=shown, status=422)
        if mistakes or stays:
            return _led_to_page(request, walk.draft_id, leaf.page.key, **to_check)
    if to_check or leaf is None or leaf.next_key is None:
        if to_check and walk.unfinished:
            return _led_to_page(request, walk.draft_id, walk.unfinished[0].page.key, **to_check, **notice)
        return HttpResponseRedirect(_with(links.to(request, "citizen:check", draft_id=walk.draft_id), notice))
    return _led_to_page(request, walk.draft_id, leaf.next_key, **notice)


def _asks_for_lead(request: HttpRequest, walk: Walk, leaf: Leaf) -> bool:
    """Whether several bodies were chosen just now, so that the responsible one is still to be named."""
    return any(
        question.type is QuestionType.BODIES
        and len(walk.answers.get(question.key) or ()) > 1
        and lead_name(question.key) not in request.POST
        for question in leaf.questions
    )


def _shown(
    request: HttpRequest,
    walk: Walk,
    leaf: Leaf,
    *,
    typed: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
    revision: int | None = None,
    is_restored: bool = False,
    status: int = 200,
) -> HttpResponse:
    who: Principal = request.who  # type: ignore[attr-defined]
    fields = walk.fields(leaf, errors or {}, typed or {}, files_of(request, leaf.questions, walk.answers))
    begun = walk.revision > 0
    here = (
        links.to(request, "citizen:form_page", draft_id=walk.draft_id, page=leaf.page.key)
        if begun
        else links.to(request, "citizen:form", key=walk.service.key)
    )
    context = {
        "service": walk.service,
        "leaf": leaf,
        "fields": fields,
        "has_files": any(one.type == "files" for one in fields),
        "action": here,
        "previous": _previous(request, walk, leaf),
        "ticket": ticket.make(ticket.of(who, walk.draft_id, walk.service.key)),
        "revision": walk.revision if revision is None else revision,
        "to": "check" if "check" in (request.GET.get("to"), request.POST.get("_to")) else "",
        "is_restored": is_restored,
        "is_both": request.GET.get("both") == "1",
        "acting_for": who.acting_name if who.on_behalf_of else "",
    }
    return render(request, "citizen/apply/page.html", context, status=status)


def _previous(request: HttpRequest, walk: Walk, leaf: Leaf) -> str:
    if leaf.previous_key and walk.revision:
        return links.to(request, "citizen:form_page", draft_id=walk.draft_id, page=leaf.previous_key)
    return links.to(request, "citizen:service", key=walk.service.key)


def _led_to_page(request: HttpRequest, draft_id: UUID, page: str, **query: str) -> HttpResponse:
    return HttpResponseRedirect(_with(links.to(request, "citizen:form_page", draft_id=draft_id, page=page), query))


def _with(address: str, query: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(query)}" if query else address


def _led(request: HttpRequest, name: str, *, next: str = "", **kwargs: UUID) -> HttpResponse:
    return HttpResponseRedirect(_with(links.to(request, name, lang=None, **kwargs), {"next": next} if next else {}))
