"""One case on the desk: what is asked and the evidence, the clock, what may be done now, the history."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture.language import TAGS
from darcha.ground import clock
from darcha.ground.refusals import NotFound
from darcha.ground.text import has_text, t, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import (
    asked_panel,
    decision_panel,
    ladder_panel,
    office_state_kind,
    office_state_words,
    term_panel,
    timeline_panel,
)
from darcha.kernel.cases.types import CaseState, CaseView
from darcha.kernel.cases.types.registering import WAYS
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import api as identity
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..acting import acts_now
from ..correspondence import files_of, thread_of
from ..lines import time_left, title_of
from ..place import place_of
from ..reading import applicant_rows, looking_now, prose_of, readers_text, records_of, short_answers
from ..repeated import repeated_words
from .desk import desk
from .past import past


@gates.staff
@require_safe
def case(request: PageRequest, case_id: UUID) -> HttpResponse:
    """The whole case. That it was read is written down before it is shown."""
    done = request.GET.get("done", "")
    try:
        view = cases.officer_case(request.who, case_id)
    except NotFound:
        return past(request, case_id, done)
    around = desk(request, case_id)
    following = next((line for line in around["lines"] if not line.is_open), None)
    context = {
        **around,
        **case_context(request, view),
        "done_words": t(f"officer.done.{done}") if has_text(f"officer.done.{done}") else "",
        "next_case_url": following.url if following else "",
    }
    return render(request, "officer/case.html", context)


def case_context(request: PageRequest, view: CaseView) -> dict[str, Any]:
    """What the case column shows. Two statements at most: the files, and the papers or the name of the holder."""
    language: str = request.lang
    row = view.row
    working = catalogue.calendar(body=row.body, edition=row.calendar)
    files = files_of(request, cases.files_shown(view), "officer:file", case_id=row.public_id)
    thread = thread_of(view, files, language)
    asked_of = asked_panel(view.asked_of, language, files)
    elsewhere = {file.id for one in thread for file in one.files} | {file.id for one in asked_of for file in one.files}
    objection = (view.decision.objection_body if view.decision else "") or ""
    superior = cases.objection_name(objection, catalogue.current().bodies, language)
    return {
        "case": view,
        "title": title_of(row, language),
        "state_kind": office_state_kind(row.state),
        "state_words": office_state_words(row.state, language),
        "step": _step(view, language),
        "holder": _holder(request, view, language),
        "applicant": applicant_rows(view, language),
        "prose": prose_of(view, language),
        "answers": short_answers(view, language),
        "records": records_of(view, language),
        "files": [file for file in files if file.id not in elsewhere],
        "thread": thread,
        "written_tag": TAGS[view.language],
        "papers": documents.documents_of_case(row.id) if row.closed_at else (),
        "term": term_panel(view.term, language, working=working) if view.term else None,
        "closed_words": _closed(view, language),
        "left": time_left(row, language) if row.closed_at is None else "",
        "is_late": row.pressing_at <= clock.now(),
        "timeline": timeline_panel(view, language),
        "ladder": ladder_panel(view, language),
        "on_paper": t("officer.case.on_paper", language) if row.channel in WAYS else "",
        **repeated_words(request, view, language),
        "proposed": _proposed(view, language),
        "asked_of": asked_of,
        "decision": decision_panel(view, language, superior),
        "objected_url": _objected_url(request, view),
        "acts": acts_now(request, view, place_of(request), language),
        "lead": catalogue.body_name(row.body, language, short=True),
        "co_bodies": [
            catalogue.body_name(one.body, language, short=True) for one in view.participants if one.role == "co"
        ],
        "written_in": t(f"officer.case.written_in.{view.language}", language),
        "readers": readers_text(view, language),
        "looking": looking_now(view, language),
        "notes": [(catalogue.post_name(one.body, one.post, language), one) for one in view.notes],
        "note_url": place_of(request).url(request, "officer:note", case_id=row.public_id),
    }


def _proposed(view: CaseView, language: str) -> str:
    """That a decision waits for a second person, and whose it is."""
    if view.proposed is None:
        return ""
    name = t(f"officer.act.{view.proposed.act}", language)
    post = catalogue.post_name(view.row.body, view.proposed.post, language)
    return t("officer.case.proposed", language, act=name, post=post, moment=write_moment(view.proposed.at))


def _objected_url(request: PageRequest, view: CaseView) -> str:
    """Of an objection, the way to the case that it is about."""
    if view.row.kind != cases.OBJECTION:
        return ""
    return place_of(request).url(request, "officer:objected", case_id=view.row.public_id)


def _closed(view: CaseView, language: str) -> str:
    """When it was decided, and whether that was in time; empty while it is open."""
    row = view.row
    if row.closed_at is None:
        return ""
    said = "closed_in_time" if row.closed_at < row.pressing_at else "closed_late"
    return t(f"officer.case.{said if view.decision else 'closed'}", language, moment=write_moment(row.closed_at))


def _step(view: CaseView, language: str) -> str:
    """The step of the pack, which speaks to the applicant; nothing where the state says it to an office already."""
    waits = view.row.state in (CaseState.AWAITING_APPLICANT, CaseState.AWAITING_PAYMENT)
    return "" if waits else view.service.procedure.step(view.row.step).name.in_(language)


def _holder(request: PageRequest, view: CaseView, language: str) -> str:
    """In whose hands the case is; nobody asks while the fee is awaited, nor once it is closed."""
    to = view.row.assigned_to
    if view.row.closed_at is not None or view.row.state is CaseState.AWAITING_PAYMENT:
        return ""
    if to is None:
        return t("officer.case.held_by_nobody", language)
    if to == request.who.account_id:
        return t("officer.case.held_by_you", language)
    holders = identity.find_post_holders(view.row.body)
    name = next((one.name for one in holders if one.account_id == to), "")
    stands_in = next((one.name for one in holders if one.post.lender == to), "")
    if stands_in:
        return t("officer.absence.said", language, name=name, substitute=stands_in)
    return t("officer.case.held_by", language, name=name)
