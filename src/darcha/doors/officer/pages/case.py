"""One case on the desk: what is asked and the evidence, the clock, what may be done now, the history."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from darcha.furniture import links
from darcha.furniture.parts import FactRow
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import decision_panel, state_kind, term_panel, timeline_panel
from darcha.kernel.cases.types import CaseView
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.panels import answer_rows
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import gates

from .desk import desk

_APPLICANT = ("name", "pinfl", "stir", "phone", "address")


@gates.staff
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The whole case. That it was read is written down before it is shown."""
    view = cases.officer_case(request.who, case_id)  # type: ignore[attr-defined]
    return render(request, "officer/case.html", {**desk(request, case_id), **case_context(request, view)})


def case_context(request: HttpRequest, view: CaseView) -> dict[str, Any]:
    """What the case column shows."""
    language: str = request.lang  # type: ignore[attr-defined]
    answer = cases.due_with_derivation(request.who, view.row.public_id)  # type: ignore[attr-defined]
    bodies = catalogue.current().bodies
    objection = view.decision.objection_body if view.decision else None
    return {
        "case": view,
        "title": view.service.name.in_(language),
        "state_kind": state_kind(view.row.state),
        "state_words": t(f"cases.state.{view.row.state.value}", language),
        "step": view.service.procedure.step(view.row.step).name.in_(language),
        "applicant": _applicant(view, language),
        "answers": answer_rows(view.service, view.answers, language),
        "facts": _facts(view, language),
        "files": documents.files_of_case(view.row.id),
        "papers": documents.documents_of_case(view.row.id),
        "term": term_panel(answer, language) if answer else None,
        "timeline": timeline_panel(view, language),
        "decision": decision_panel(view, language, bodies[objection].name.in_(language) if objection in bodies else ""),
        "acts": _acts(request, view, language),
        "co_bodies": [
            bodies[one.body].name.in_(language) if one.body in bodies else one.body
            for one in view.participants
            if one.role == "co"
        ],
        "written_in": t(f"officer.case.written_in.{view.language}", language),
    }


def _applicant(view: CaseView, language: str) -> list[FactRow]:
    return [
        FactRow(t(f"officer.case.applicant.{key}", language), str(view.applicant[key]))
        for key in _APPLICANT
        if view.applicant.get(key)
    ]


def _facts(view: CaseView, language: str) -> list[FactRow]:
    registries = catalogue.current().registries
    rows = []
    for fact in view.facts:
        registry = registries.get(str(fact["registry"]))
        name = registry.name.in_(language) if registry else str(fact["registry"])
        rows.append(FactRow(name, _plain(fact.get("data")), source=str(fact.get("recorded_at", ""))[:10]))
    return rows


def _plain(data: Any) -> str:
    if isinstance(data, dict):
        return "; ".join(_plain(value) for value in data.values() if value not in (None, "", []))
    if isinstance(data, list):
        return ", ".join(_plain(item) for item in data)
    return str(data)


def _acts(request: HttpRequest, view: CaseView, language: str) -> list[dict[str, Any]]:
    return [
        {
            "name": t(f"cases.act.{act.act.value}", language),
            "url": links.to(request, "officer:act", case_id=view.row.public_id, act=act.act.value),
            "why_not": t(f"cases.why_not.{act.why_not}", language) if act.why_not else "",
            "key": act.act.value,
        }
        for act in view.acts
    ]
