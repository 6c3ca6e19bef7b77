"""Asking the body to clarify its reply. Ignores objections: those go to the body above."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture.fields import FieldView
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import WordsMissing
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..typed import carried, keeps_words, let_go, typed_on
from .my_case import case_context
from .my_case_acts import LONGEST_COMPLAINT, back_to_case


@keeps_words
@gates.person
@require_http_methods(["GET", "POST"])
def case_clarity(request: PageRequest, public_id: UUID) -> HttpResponse:
    """What is not clear, in words."""
    typed, error = typed_on(request), ""
    words = typed.get("words", "")[:LONGEST_COMPLAINT]
    context = case_context(request, public_id)
    if not context["may_ask_clarity"]:
        return back_to_case(request, public_id)
    if request.method == "POST":
        try:
            cases.ask_clarity(request.who, case=public_id, words=words)
            return let_go(request, back_to_case(request, public_id))
        except WordsMissing:
            error = t("cases.words_needed")
    context |= carried(request, context["case"], typed)
    context["fields"] = [
        FieldView("words", "long-text", t("citizen.clarity.words"), value=words, error=error, max=LONGEST_COMPLAINT)
    ]
    return render(request, "citizen/case/clarity.html", context, status=422 if error else 200)
