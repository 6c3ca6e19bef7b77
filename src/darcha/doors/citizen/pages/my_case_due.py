"""How the last day of my application was counted, what if, and the sheet for a court. Ignores the rest of the case."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.ground.text import current
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import derivation_panel, sheet_panel, what_if_panel
from darcha.kernel.cases.types.told import SHEET
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.panels.papers import paper_rows
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from .my_case import title_of


@gates.person
@require_http_methods(["GET", "HEAD", "POST"])
def case_due(request: PageRequest, public_id: UUID) -> HttpResponse:
    """GET: day by day, ready to print; with a question in the address, its answer. POST: a sheet in that language."""
    if request.method == "POST":
        cases.issue_term_sheet(request.who, case=public_id, language=request.POST.get("language", ""))
        here = links.to(request, "citizen:case_due", public_id=public_id)
        return HttpResponseRedirect(f"{here}#sheet")
    term = cases.term_of_case(request.who, public_id)
    what_if = what_if_panel(request.who, term, request.GET, current())
    papers = documents.documents_of_case(term.row.id)
    context = {
        "case": term,
        "title": title_of(term),
        "derivation": derivation_panel(term, current()),
        "what_if": what_if,
        "sheet": sheet_panel(term),
        "papers": paper_rows(paper for paper in papers if paper.kind == SHEET),
    }
    return render(request, "citizen/case/due.html", context, status=what_if.status)
