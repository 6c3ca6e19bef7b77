"""Registering a petition for whoever wrote it on paper or said it aloud; and the slip that the writer is given."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.furniture.parts import FactRow
from darcha.ground import clock
from darcha.ground.ids import new_public_id
from darcha.ground.refusals import NotFound, Refusal
from darcha.ground.text import base_language, t, write_day
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types.registering import Registered
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..register_fields import Form
from ..register_form import Typed, file_questions, typed_in
from ..uploads import stays, take
from .desk import around

LONGEST_KEY = 64


@gates.staff
@require_http_methods(["GET", "POST"])
def register(request: PageRequest) -> HttpResponse:
    """GET: an empty form. POST: registers, or says what was typed wrong; nothing typed and no scan is lost. For whoever
    has nothing to do with petitions there is no such page."""
    service, bodies = cases.find_petitions(), cases.registers_in(request.who)
    if service is None or not bodies:
        raise NotFound
    if request.method == "GET":
        typed = Typed({"arrived_on": clock.today().isoformat(), "language": base_language(request.lang)})
        return _form(Form(request, service, bodies, typed))
    typed = typed_in(request, service)
    scans, errors = take(request, [question.key for question in file_questions(service)])
    if errors or stays(request):
        return _form(Form(request, service, bodies, typed, scans, errors))
    if typed.gaps:
        return _form(Form(request, service, bodies, typed, scans, {key: t(words) for key, words in typed.gaps.items()}))
    chosen = str(typed.own.get("body") or bodies[0])
    try:
        done = cases.register_for(
            request.who,
            service_key=service.key,
            body=chosen if chosen in bodies else bodies[0],
            arrival=typed.arrival,
            writer=typed.writer,
            answers={**typed.answers, **{key: ids for key, ids in scans.items() if ids}},
            language=str(typed.own["language"]),
            idempotency_key=request.POST.get("_key", "")[:LONGEST_KEY] or str(new_public_id()),
        )
    except NotFound:
        raise
    except Refusal as refusal:
        said = {key: t(words) if "." in words else words for key, words in refusal.fields.items()}
        return _form(Form(request, service, bodies, typed, scans, said), refusal)
    return _slip(request, done)


def _form(form: Form, refusal: Refusal | None = None) -> HttpResponse:
    request, sections = form.request, form.sections()
    fields = [field for section in sections for field in section.fields]
    named = {field.name for field in fields if field.error}
    context = {
        **around(request, None),
        "sections": sections,
        "fields": fields,
        "had": [(f"had-{key}", one) for key, ids in form.scans.items() for one in ids],
        "sentences": [refusal.message(), refusal.remedy()] if refusal and not named else [],
        "key": request.POST.get("_key", "")[:LONGEST_KEY] or str(new_public_id()),
    }
    return render(request, "officer/register.html", context, status=422 if form.errors or refusal else 200)


def _slip(request: PageRequest, done: Registered) -> HttpResponse:
    """Only here the code is ever seen, so the answer is not kept anywhere."""
    receipt, body = done.receipt, catalogue.body_name(done.body, request.lang)
    said = {
        "number": receipt.number,
        "day": write_day(receipt.registered_at),
        "body": body,
        "due": write_day(receipt.due.due_on),
        "code": done.code or t("officer.registered.code_given"),
        "where": request.build_absolute_uri(links.to(request, "citizen:follow")),
    }
    context = {
        **around(request, None),
        "done": done,
        "rows": [FactRow(t(f"officer.registered.{key}"), value) for key, value in said.items() if value],
        "body": body,
        "case_url": "" if done.about_itself else links.to(request, "officer:case", case_id=receipt.public_id),
    }
    response = render(request, "officer/registered.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
