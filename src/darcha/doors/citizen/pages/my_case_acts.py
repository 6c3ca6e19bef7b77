"""What an applicant does to an open or finished application: answer, withdraw, rate, complain. Ignores the office."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.furniture.fields import FieldView, OptionView
from darcha.ground.refusals import NotFound, Refusal
from darcha.ground.text import cite, current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseState
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.feedback import api as feedback
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..typed import carried, keeps_words, let_go, typed_on
from ..uploads import files_field, receive_all
from .my_case import case_context, invoice_of, title_of

LONGEST_WORDS = 10_000
LONGEST_COMPLAINT = 2_000


@keeps_words
@gates.person
@require_http_methods(["GET", "POST"])
def case_answer(request: PageRequest, public_id: UUID) -> HttpResponse:
    """Answer the office's question with words and files. Nothing typed is lost when something is wrong."""
    who = request.who
    typed, error, file_error, status = typed_on(request), "", "", 200
    words = typed.get("words", "")[:LONGEST_WORDS]
    context = case_context(request, public_id)
    if not context["may_answer"]:
        return back_to_case(request, public_id)
    if request.method == "POST":
        files, file_error = receive_all(request)
        if not file_error:
            try:
                cases.answer(who, case=public_id, words=words, files=files)
                return let_go(request, back_to_case(request, public_id))
            except NotFound:
                raise
            except Refusal as refusal:
                error = t(refusal.fields["words"]) if "words" in refusal.fields else refusal.message()
        status = 422
    context["fields"] = [
        FieldView("words", "long-text", t("citizen.answer.words"), value=words, error=error, max=LONGEST_WORDS),
        files_field(t("citizen.answer.files"), file_error),
    ]
    context |= carried(request, context["case"], typed)
    return render(request, "citizen/case/answer.html", context, status=status)


@keeps_words
@gates.person
@require_http_methods(["GET", "POST"])
def case_withdraw(request: PageRequest, public_id: UUID) -> HttpResponse:
    """Take the application back, after reading what happens to it and to the money."""
    who = request.who
    view = cases.case_for(who, public_id)
    if not any(act.act.value == "withdraw" and act.possible for act in view.acts):
        return back_to_case(request, public_id)
    typed = typed_on(request)
    words = typed.get("words", "")[:LONGEST_COMPLAINT]
    if request.method == "POST":
        cases.withdraw(who, case=public_id, words=words)
        return let_go(request, back_to_case(request, public_id))
    context = {
        "case": view,
        "title": title_of(view),
        "invoice": invoice_of(request, view),
        "is_paid": view.invoice_public_id is not None and view.row.state is not CaseState.AWAITING_PAYMENT,
        "gives_back": view.service.fees.refund_text,
        "field": FieldView(
            "words",
            "long-text",
            t("citizen.withdraw.words"),
            value=words,
            required=False,
            optional_text=t("citizen.apply.optional"),
            rows=3,
        ),
        **carried(request, view, typed),
    }
    return render(request, "citizen/case/withdraw.html", context)


@keeps_words
@gates.person
@require_http_methods(["GET", "POST"])
def case_rate(request: PageRequest, public_id: UUID) -> HttpResponse:
    """One to five stars and some words, once, after the result."""
    who = request.who
    view = cases.case_for(who, public_id)
    said, error = typed_on(request), ""
    typed, words = said.get("stars", ""), said.get("words", "")[:LONGEST_COMPLAINT]
    if request.method == "POST":
        try:
            stars = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 1 else 0
            feedback.rate(who, case=public_id, stars=stars, words=words)
            return let_go(request, back_to_case(request, public_id, "rating"))
        except feedback.StarsOutOfRange:
            error = t("citizen.rate.choose")
        except (feedback.AlreadyRated, feedback.NotYetRatable):
            return back_to_case(request, public_id)
    stars_of = tuple(OptionView(str(n), f"{'★' * n}{'☆' * (5 - n)} {t(f'citizen.rate.{n}')}") for n in (5, 4, 3, 2, 1))
    fields = [
        FieldView("stars", "choice", t("citizen.rate.question"), value=typed, error=error, options=stars_of),
        FieldView(
            "words",
            "long-text",
            t("citizen.rate.words"),
            hint=t("citizen.rate.words_hint"),
            value=words,
            required=False,
            optional_text=t("citizen.apply.optional"),
            max=LONGEST_COMPLAINT,
            rows=4,
        ),
    ]
    context = {"case": view, "title": title_of(view), "fields": fields, **carried(request, view, said)}
    return render(request, "citizen/case/rate.html", context, status=422 if error else 200)


@keeps_words
@gates.person
@require_http_methods(["GET", "POST"])
def case_wrong(request: PageRequest, public_id: UUID) -> HttpResponse:
    """Something is wrong: who answers for it, where to object, and a word to those who run the service."""
    who = request.who
    view = cases.case_for(who, public_id)
    typed, error = typed_on(request), ""
    words = typed.get("words", "")[: LONGEST_COMPLAINT + 1]
    if request.method == "POST":
        try:
            feedback.complain(who, service_key=view.row.service_key, words=words)
            sent = HttpResponseRedirect(f"{_address(request, 'citizen:case_wrong', public_id)}?sent=1")
            return let_go(request, sent)
        except feedback.WordsMissing as refusal:
            error = refusal.message()
    lang = current()
    bodies = catalogue.current().bodies
    body = bodies[view.row.body]
    objection = view.service.procedure.objection
    to_body = cases.objection_body(view.service.procedure, body)
    context = {
        "case": view,
        "title": title_of(view),
        "body": body,
        "head": next((post for post in body.posts if post.role == "head"), None),
        "superior": cases.objection_name(to_body, bodies, lang),
        "objection": objection,
        "objection_article": cite(objection.article, lang, confirmed=objection.confirmed),
        "is_sent": request.GET.get("sent") == "1",
        "field": FieldView(
            "words", "long-text", t("citizen.wrong.words"), value=words, error=error, max=LONGEST_COMPLAINT, rows=5
        ),
        **carried(request, view, typed),
    }
    return render(request, "citizen/case/wrong.html", context, status=422 if error else 200)


def _address(request: HttpRequest, name: str, public_id: UUID) -> str:
    return links.to(request, name, public_id=public_id)


def back_to_case(request: HttpRequest, public_id: UUID, part: str = "") -> HttpResponse:
    """To the page of the application."""
    address = _address(request, "citizen:case", public_id)
    return HttpResponseRedirect(f"{address}#{part}" if part else address)
