"""How the last day of a case was counted, what if, and the sheet for a court. Ignores what the case says."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import derivation_panel, sheet_panel, what_if_panel
from darcha.kernel.cases.types.told import SHEET
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.panels.papers import paper_rows
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..lines import title_of
from ..place import place_of
from .desk import desk


@gates.staff
@require_http_methods(["GET", "HEAD", "POST"])
def due(request: PageRequest, case_id: UUID) -> HttpResponse:
    """GET: nothing of the person is shown, so nothing is written down. POST: a sheet names the person, and that is."""
    place = place_of(request)
    here = place.url(request, "officer:due", case_id=case_id)
    if request.method == "POST":
        cases.issue_term_sheet(request.who, case=case_id, language=request.POST.get("language", ""))
        return HttpResponseRedirect(f"{here}#sheet")
    term = cases.term_of_case(request.who, case_id)
    what_if = what_if_panel(request.who, term, request.GET, request.lang)
    papers = documents.documents_of_case(term.row.id)
    context = {
        **desk(request, case_id),
        "case": term,
        "title": title_of(term.row, request.lang),
        "case_url": place.url(request, "officer:case", case_id=case_id),
        "derivation": derivation_panel(term, request.lang),
        "what_if": what_if,
        "kept": place.kept,
        "sheet": sheet_panel(term),
        "papers": paper_rows(paper for paper in papers if paper.kind == SHEET),
    }
    return render(request, "officer/due.html", context, status=what_if.status)
