"""Adding evidence to an open application, of one's own accord. Ignores what the office asked for."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture.fields import FieldView
from darcha.ground.refusals import NotFound, Refusal
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..typed import carried, keeps_words, let_go, typed_on
from ..uploads import files_field, receive_all
from .my_case import case_context
from .my_case_acts import LONGEST_WORDS, back_to_case


@keeps_words
@gates.person
@require_http_methods(["GET", "POST"])
def case_add(request: PageRequest, public_id: UUID) -> HttpResponse:
    """Words, files or both; nothing typed is lost when something is wrong."""
    who = request.who
    typed, error, file_error = typed_on(request), "", ""
    words = typed.get("words", "")[:LONGEST_WORDS]
    context = case_context(request, public_id)
    if not context["may_add"]:
        return back_to_case(request, public_id)
    if request.method == "POST":
        files, file_error = receive_all(request)
        if not file_error:
            try:
                cases.add_evidence(who, case=public_id, words=words, files=files)
                return let_go(request, back_to_case(request, public_id))
            except NotFound:
                raise
            except Refusal as refusal:
                error = t(refusal.fields["words"]) if "words" in refusal.fields else refusal.message()
    context |= carried(request, context["case"], typed)
    context["fields"] = _fields(words, error, file_error)
    return render(request, "citizen/case/add.html", context, status=422 if error or file_error else 200)


def _fields(words: str, error: str, file_error: str) -> list[FieldView]:
    return [
        FieldView("words", "long-text", t("citizen.add.words"), value=words, error=error, max=LONGEST_WORDS, rows=5),
        files_field(t("citizen.answer.files"), file_error),
    ]
