"""The inspectorate's door: every breach in every body, what repeats, and how the last day of a case was counted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture import links
from darcha.furniture.fields import OptionView
from darcha.ground.refusals import NotFound
from darcha.ground.text import has_text, t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import (
    derivation_panel,
)
from darcha.kernel.cases.types.told import CaseTerm
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.oversight import api as oversight
from darcha.kernel.oversight.types import BreachKind, BreachRow

from ..elsewhere import case_elsewhere
from .desk import around


@dataclass(frozen=True, slots=True)
class BreachLine:
    """A breach in words; ``times`` where it stands for several."""

    url: str
    kind: str
    body: str
    service: str
    number: str
    ground: str
    at: datetime
    ended_at: datetime | None = None
    times: int = 0
    open: int = 0


@gates.staff
@require_safe
def inspectorate(request: PageRequest) -> HttpResponse:
    """The newest first. No personal data, so nothing is written down."""
    asked = {key: request.GET.get(key, "") for key in ("body", "kind", "open")}
    page = oversight.breaches(
        request.who,
        body=asked["body"],
        kind=asked["kind"],
        open_only=asked["open"] == "1",
        cursor=request.GET.get("after", ""),
    )
    here = links.to(request, "officer:inspectorate")
    bodies = catalogue.current().bodies.values()
    context = {
        **around(request, None),
        "lines": [_line(request, row) for row in page.items],
        "next_url": f"{here}?{urlencode({**asked, 'after': page.next})}" if page.next else "",
        "bodies": sorted((OptionView(one.key, one.name.in_(request.lang)) for one in bodies), key=lambda o: o.label),
        "kinds": [OptionView(kind.value, t(f"oversight.kind.{kind.value}")) for kind in BreachKind],
        "asked": asked,
        "unseen": cases.overdue_without_action(),
    }
    return render(request, "officer/inspectorate.html", context)


@gates.staff
@require_safe
def causes(request: PageRequest) -> HttpResponse:
    """What repeats, the most frequent first."""
    lines = [
        BreachLine(
            f"{links.to(request, 'officer:inspectorate')}?{urlencode({'body': one.body, 'kind': one.kind.value})}",
            t(f"oversight.kind.{one.kind.value}"),
            catalogue.body_name(one.body, request.lang),
            _service(one.service_key, request.lang),
            "",
            _ground(one.service_key, one.ground, request.lang),
            one.last_at,
            times=one.times,
            open=one.open,
        )
        for one in oversight.causes(request.who)
    ]
    return render(request, "officer/causes.html", {**around(request, None), "lines": lines})


@gates.staff
@require_safe
def breach(request: PageRequest, breach_id: UUID) -> HttpResponse:
    """The breach with the counting of the term behind it: still nobody's data."""
    row = oversight.get_breach(request.who, breach_id)
    context: dict[str, Any] = {**around(request, None), "line": _line(request, row)}
    if row.case_id is not None:
        context["derivation"] = derivation_panel(_term(request, row, row.case_id), request.lang)
        context["case_url"] = links.to(request, "officer:breach_case", breach_id=breach_id)
    order = {"body": row.body, "service": row.service_key, "kind": row.kind.value}
    context["order_url"] = f"{links.to(request, 'officer:order_new')}?{urlencode(order)}"
    return render(request, "officer/breach.html", context)


@gates.staff
@require_safe
def breach_case(request: PageRequest, breach_id: UUID) -> HttpResponse:
    """The whole case. That it was read, and that it was to oversee, is written down before it is shown."""
    row = oversight.get_breach(request.who, breach_id)
    if row.case_id is None:
        raise NotFound
    view = cases.inspected_case(request.who, row.case_id)
    context = {
        **around(request, None),
        **case_elsewhere(request, view, "officer:breach_file", "officer:breach_paper", breach_id=breach_id),
        "case_url": links.to(request, "officer:breach", breach_id=breach_id),
    }
    return render(request, "officer/inspected.html", context)


def _term(request: PageRequest, row: BreachRow, case_id: UUID) -> CaseTerm:
    """What was broken: the term of the case, or the time to answer a question about the reply."""
    if row.kind is BreachKind.CLARITY_LATE:
        return cases.inspected_question(request.who, case_id, row.at)
    return cases.inspected_term(request.who, case_id)


def _line(request: PageRequest, row: BreachRow) -> BreachLine:
    return BreachLine(
        links.to(request, "officer:breach", breach_id=row.public_id),
        t(f"oversight.kind.{row.kind.value}"),
        catalogue.body_name(row.body, request.lang),
        _service(row.service_key, request.lang),
        row.number,
        _ground(row.service_key, row.ground, request.lang),
        row.at,
        row.ended_at,
    )


def _service(key: str, language: str) -> str:
    versions = catalogue.current().services.get(key)
    return versions[-1].name.in_(language) if versions else ""


def _ground(service: str, ground: str, language: str) -> str:
    """The ground of a refusal in the pack's words, or the act that fell; a rung has no words for readers."""
    versions = catalogue.current().services.get(service)
    known = {one.key: one.text for one in versions[-1].procedure.refusal_grounds} if versions else {}
    if ground in known:
        return known[ground].in_(language)
    act = f"cases.objection.act.{ground}"
    return t(act, language) if ground and has_text(act) else ""
