"""One case on the desk: what is asked and the evidence, the clock, what may be done now, the history."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.ground import clock
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import decision_panel, state_kind, term_panel, timeline_panel
from darcha.kernel.cases.types import CaseView
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import api as identity
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..acting import ACTS, acts_now
from ..lines import time_left, title_of
from ..place import place_of
from ..reading import applicant_rows, prose_of, readers_text, records_of, short_answers
from .desk import desk


@gates.staff
@require_safe
def case(request: PageRequest, case_id: UUID) -> HttpResponse:
    """The whole case. That it was read is written down before it is shown."""
    view = cases.officer_case(request.who, case_id)
    around = desk(request, case_id)
    done = request.GET.get("done", "")
    following = next((line for line in around["lines"] if not line.is_open), None)
    context = {
        **around,
        **case_context(request, view),
        "done_words": t(f"officer.done.{done}") if done in ACTS else "",
        "next_case_url": following.url if following else "",
    }
    return render(request, "officer/case.html", context)


def case_context(request: PageRequest, view: CaseView) -> dict[str, Any]:
    """What the case column shows. Two statements at most: the files, and the papers or the name of the holder."""
    language: str = request.lang
    row, bodies = view.row, catalogue.current().bodies
    objection = (view.decision.objection_body if view.decision else "") or ""
    return {
        "case": view,
        "title": title_of(row, language),
        "state_kind": state_kind(row.state),
        "state_words": t(f"cases.state.{row.state.value}", language),
        "step": view.service.procedure.step(row.step).name.in_(language),
        "holder": _holder(request, view, language),
        "applicant": applicant_rows(view, language),
        "prose": prose_of(view, language),
        "answers": short_answers(view, language),
        "records": records_of(view, language),
        "files": documents.files_of_case(row.id),
        "papers": documents.documents_of_case(row.id) if row.closed_at else (),
        "term": term_panel(view.term, language) if view.term else None,
        "term_article": catalogue.cite(view.term.article, language) if view.term and view.term.article else "",
        "left": time_left(row, language) if row.closed_at is None else "",
        "is_late": row.pressing_at <= clock.now(),
        "timeline": timeline_panel(view, language),
        "decision": decision_panel(view, language, bodies[objection].name.in_(language) if objection in bodies else ""),
        "acts": acts_now(request, view, place_of(request), language),
        "co_bodies": [
            bodies[one.body].short_name.in_(language) if one.body in bodies else one.body
            for one in view.participants
            if one.role == "co"
        ],
        "written_in": t(f"officer.case.written_in.{view.language}", language),
        "readers": readers_text(view, language),
    }


def _holder(request: PageRequest, view: CaseView, language: str) -> str:
    """In whose hands the case is; nobody asks any more once it is closed."""
    to = view.row.assigned_to
    if view.row.closed_at is not None:
        return ""
    if to is None:
        return t("officer.case.held_by_nobody", language)
    if to == request.who.account_id:
        return t("officer.case.held_by_you", language)
    holders = identity.find_post_holders(view.row.body)
    name = next((one.name for one in holders if one.account_id == to), "")
    return t("officer.case.held_by", language, name=name)
