"""Before sending: every answer with a way to change it, the fee, what happens then; and sending itself."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.furniture.parts import FactRow
from darcha.ground import clock
from darcha.ground.ids import new_public_id
from darcha.ground.refusals import Refusal
from darcha.ground.text import base_language, current, t, write_day, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import AnswersIncomplete, AssuranceTooLow, DraftGone, WrongAddressee
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.panels import answer_rows
from darcha.kernel.catalogue.types import FeeQuote, QuestionType
from darcha.kernel.identity import gates
from darcha.kernel.identity.types import Principal

from ..form import Walk
from ..uploads import files_of
from .apply import find_walk, led_to_sent

ROUTE = "portal:submit"
LONGEST_KEY = 64
PETITION_KIND = "kind"


@gates.person
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """GET shows what will be sent; POST sends it. A second click, or a second tab, gets the same case."""
    if request.method == "POST":
        return _send(request, draft_id)
    return _shown(request, draft_id)


def _send(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The act reads the draft and the registers under its own claim; the page is made only where it is refused."""
    who: Principal = request.who  # type: ignore[attr-defined]
    key = request.POST.get("_key", "")[:LONGEST_KEY] or str(draft_id)
    try:
        receipt = cases.submit(
            who,
            language=base_language(current()),
            draft_id=draft_id,
            idempotency_key=key,
            route=ROUTE,
        )
    except (AnswersIncomplete, WrongAddressee):
        return _shown(request, draft_id, status=422)
    except AssuranceTooLow:
        back = links.to(request, "citizen:check", draft_id=draft_id)
        return HttpResponseRedirect(f"{links.to(request, 'citizen:security')}?next={back}")
    except DraftGone:
        return led_to_sent(request, draft_id)
    except Refusal as refusal:
        return _shown(request, draft_id, refusal=refusal, status=409)
    return HttpResponseRedirect(links.to(request, "citizen:submitted", public_id=receipt.public_id))


def _shown(request: HttpRequest, draft_id: UUID, *, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    """The page of a draft of one's own; where it was sent, the way to its case."""
    walk = find_walk(request.who, draft_id)  # type: ignore[attr-defined]
    return led_to_sent(request, draft_id) if walk is None else _page(request, walk, refusal=refusal, status=status)


@gates.person
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Throw a draft away, after asking once."""
    who: Principal = request.who  # type: ignore[attr-defined]
    draft = cases.get_draft(who, draft_id)
    if request.method == "POST":
        cases.discard_draft(who, draft_id=draft_id)
        return HttpResponseRedirect(links.to(request, "citizen:my_cases"))
    return render(
        request, "citizen/apply/discard.html", {"draft": draft, "service": catalogue.service(draft.service_key)}
    )


def _page(request: HttpRequest, walk: Walk, *, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    lang = current()

    def change_url(page: str, question: str) -> str:
        return f"{links.to(request, 'citizen:form_page', draft_id=walk.draft_id, page=page)}?to=check#{question}"

    cleaned = catalogue.clean_answers(walk.service, walk.answers, walk.subject)
    asked = {question.key for leaf in walk.leaves for question in leaf.questions}
    said = {key: value for key, value in cleaned.items() if key in asked}
    rows = answer_rows(walk.service, said, lang, subject=walk.subject, change_url=change_url)
    fee = _fee(walk)
    objection = walk.service.procedure.objection
    first = walk.service.procedure.step(walk.service.procedure.first_step)
    context = {
        "walk": walk,
        "service": walk.service,
        "rows": [*rows, *_file_rows(request, walk, change_url)],
        "above": cases.sent_above(walk.service, said, language=lang),
        "known": _known(walk),
        "fee": fee,
        "next_text": first.next_text,
        "term": _term(walk),
        "objection": objection,
        "missing": [
            (leaf.page.title.in_(lang), change_url(leaf.page.key, leaf.questions[0].key)) for leaf in walk.unfinished
        ],
        "key": str(new_public_id()),
        "refusal": refusal,
        "is_both": request.GET.get("both") == "1",
        "last_page": links.to(request, "citizen:form_page", draft_id=walk.draft_id, page=walk.leaves[-1].page.key),
        "total": walk.leaves[-1].total,
        "who_applies": walk.subject.applicant.get("name", ""),
    }
    return render(request, "citizen/apply/check.html", context, status=status)


def _term(walk: Walk) -> dict[str, str] | None:
    """The lawful term for these answers; its last day, were it sent now and the term to start at once."""
    if walk.mistakes:
        return None
    kind = str(walk.answers.get(PETITION_KIND, "")) if walk.service.addressed else ""
    said = cases.explain_term_for(walk.service.key, arrived=clock.now(), kind=kind)
    moment, day = said["due_at"], said["due_on"]
    due = write_moment(datetime.fromisoformat(moment)) if moment else ""
    return {"rule": said["rule"], "due": due or (write_day(date.fromisoformat(day)) if day else "")}


def _fee(walk: Walk) -> FeeQuote | None:
    if walk.mistakes:
        return None
    return catalogue.fee(
        walk.service,
        clock.today(),
        "portal",
        walk.subject.party,
        catalogue.clean_answers(walk.service, walk.answers, walk.subject),
        walk.subject.reliefs,
        walk.subject,
    )


def _file_rows(request: HttpRequest, walk: Walk, change_url: object) -> list[FactRow]:
    rows = []
    for leaf in walk.leaves:
        files = files_of(request, leaf.questions, walk.answers)
        for question in leaf.questions:
            if question.type is QuestionType.FILES:
                names = ", ".join(file.name for file in files[question.key]) or t("citizen.apply.no_files")
                url = change_url(leaf.page.key, question.key)  # type: ignore[operator]
                rows.append(FactRow(question.label.in_(current()), names, change_url=url))
    return rows


def _known(walk: Walk) -> list[FactRow]:
    """What is added from the registers, with its source."""
    lang = current()
    registries = catalogue.current().registries
    labels = {fact.key: fact.label.in_(lang) for fact in walk.service.form.known_facts}
    return [
        FactRow(labels[key], value, source=registries[registry].name.in_(lang))
        for key, value, registry in catalogue.known_facts(walk.service, walk.subject)
    ]
