"""The case that an objection is about, as the body reads it that judges. Nothing can be done to it from here."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture.language import TAGS
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import decision_panel, office_state_kind, office_state_words, timeline_panel
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..lines import title_of
from ..place import place_of
from ..reading import applicant_rows, prose_of, records_of, short_answers
from .desk import desk


@gates.staff
@require_safe
def objected(request: PageRequest, case_id: UUID) -> HttpResponse:
    """That it was read, and for what, is written down before it is shown."""
    view = cases.objected_case(request.who, case_id)
    language, row = request.lang, view.row
    objection = (view.decision.objection_body if view.decision else "") or ""
    context = {
        **desk(request, case_id),
        "case": view,
        "title": title_of(row, language),
        "case_url": place_of(request).url(request, "officer:case", case_id=case_id),
        "state_kind": office_state_kind(row.state),
        "state_words": office_state_words(row.state, language),
        "body": catalogue.body_name(row.body, language),
        "applicant": applicant_rows(view, language),
        "prose": prose_of(view, language),
        "answers": short_answers(view, language),
        "records": records_of(view, language),
        "written_tag": TAGS[view.language],
        "timeline": timeline_panel(view, language),
        "decision": decision_panel(
            view, language, cases.objection_name(objection, catalogue.current().bodies, language)
        ),
    }
    return render(request, "officer/objected.html", context)
