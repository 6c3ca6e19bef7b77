"""My applications: drafts first, then open and closed ones, newest on top. Ignores what is in them."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture import links
from darcha.furniture.parts import FilterLink
from darcha.ground.text import current, t, write_day, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import state_kind
from darcha.kernel.cases.types import CaseRow, CaseState
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Catalogue
from darcha.kernel.identity import gates

from ..titles import case_title

VIEWS: dict[str, bool | None] = {"all": None, "open": True, "closed": False}


@dataclass(frozen=True, slots=True)
class Line:
    """One application in the list."""

    url: str
    title: str
    number: str
    body: str
    kind: str
    state: str
    due: str
    received_at: datetime


@gates.person
@require_safe
def my_cases(request: HttpRequest) -> HttpResponse:
    """Two statements: the drafts, and one page of cases."""
    who = request.who  # type: ignore[attr-defined]
    view = request.GET.get("view", "all")
    view = view if view in VIEWS else "all"
    cursor = request.GET.get("after") or None
    page = cases.my_cases(who, open_only=VIEWS[view], cursor=cursor)
    drafts = cases.drafts_of(who) if view != "closed" and cursor is None else ()
    here = links.to(request, "citizen:my_cases")
    context = {
        "drafts": [(draft, service_name(draft.service_key)) for draft in drafts],
        "lines": [_line(request, row, catalogue.current()) for row in page.items],
        "filters": [
            FilterLink(t(f"citizen.cases.view.{key}"), f"{here}?view={key}" if key != "all" else here, key == view)
            for key in VIEWS
        ],
        "next_url": f"{here}?{urlencode({'view': view, 'after': page.next})}" if page.next else "",
        "is_first": cursor is None,
    }
    return render(request, "citizen/case/list.html", context)


def service_name(key: str) -> str:
    """The name of a service in its newest version."""
    return catalogue.current().services[key][-1].name.in_(current())


def _line(request: HttpRequest, row: CaseRow, packs: Catalogue) -> Line:
    body = packs.bodies.get(row.body)
    return Line(
        url=links.to(request, "citizen:case", public_id=row.public_id),
        title=case_title(packs.services[row.service_key][-1], row.kind),
        number=row.number,
        body=body.short_name.in_(current()) if body else row.body,
        kind=state_kind(row.state),
        state=t(f"cases.state.{row.state.value}"),
        due=_due(row),
        received_at=row.received_at,
    )


def _due(row: CaseRow) -> str:
    """Until when something is to be expected, while it is."""
    if row.closed_at is not None or row.due.stopped or row.state is CaseState.AWAITING_PAYMENT:
        return ""
    if row.due.due_at is not None:
        return t("cases.panel.term.due_at", moment=write_moment(row.due.due_at))
    return t("cases.panel.term.due_on", day=write_day(row.due.due_on)) if row.due.due_on else ""
