"""What every page of the desk shares: the views on the left, the list in the middle. Ignores the open case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from darcha.furniture import links
from darcha.furniture.parts import FilterLink
from darcha.ground import clock
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import state_kind
from darcha.kernel.cases.types import CaseRow, CaseState, WorklistFilter
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal

VIEWS: dict[str, WorklistFilter] = {
    "risk": WorklistFilter(),
    "mine": WorklistFilter(assigned="me"),
    "free": WorklistFilter(assigned="nobody"),
    "waiting": WorklistFilter(state=CaseState.AWAITING_APPLICANT),
    "overdue": WorklistFilter(overdue=True),
}
_NEAR = 0.75
_PAST = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """One case in the list: its risk as a bar, its words beside it. No personal data."""

    url: str
    title: str
    number: str
    state_kind: str
    state_words: str
    filled: float
    meter_kind: str
    left: str
    due: str
    is_open: bool


def desk(request: HttpRequest, opened: UUID | None = None) -> dict[str, Any]:
    """The context of the desk: two statements, the page of the list and the bounded count."""
    who: Principal = request.who  # type: ignore[attr-defined]
    view = request.GET.get("view", "risk")
    view = view if view in VIEWS else "risk"
    wanted = VIEWS[view]
    page = cases.worklist(who, wanted, cursor=request.GET.get("after") or None)
    count = cases.count_worklist(who, wanted)
    return {
        "views": _views(request, view, f"{count.count}{'+' if count.more else ''}"),
        "lines": [_line(request, row, view, opened) for row in page.items],
        "next_url": f"?{urlencode({'view': view, 'after': page.next})}" if page.next else "",
        "view": view,
        "body_names": body_names(who, request.lang),  # type: ignore[attr-defined]
    }


def body_names(who: Principal, language: str) -> str:
    """The bodies in which this person holds posts."""
    bodies = catalogue.current().bodies
    keys = dict.fromkeys(post.body for post in who.posts)
    return ", ".join(bodies[key].short_name.in_(language) if key in bodies else key for key in keys)


def service_name(key: str, language: str) -> str:
    """The name of a service in its newest version."""
    return catalogue.current().services[key][-1].name.in_(language)


def _views(request: HttpRequest, view: str, count: str) -> list[FilterLink]:
    inbox = links.to(request, "officer:inbox")
    return [
        FilterLink(
            label=t(f"officer.desk.view.{key}"),
            url=f"{inbox}?view={key}",
            is_current=key == view,
            count=count if key == view else None,  # type: ignore[arg-type]
        )
        for key in VIEWS
    ]


def _line(request: HttpRequest, row: CaseRow, view: str, opened: UUID | None) -> Line:
    language: str = request.lang  # type: ignore[attr-defined]
    used = _share_of_time_used(row, clock.now())
    address = links.to(request, "officer:case", case_id=row.public_id)
    return Line(
        url=f"{address}?view={view}",
        title=service_name(row.service_key, language)
        + (f": {t(f'officer.desk.kind.{row.kind}', language)}" if row.kind else ""),
        number=row.number,
        state_kind=state_kind(row.state),
        state_words=t(f"cases.state.{row.state.value}", language),
        filled=100 * used,
        meter_kind=_meter_kind(row, used),
        left=_left(row, language),
        due=_due(row),
        is_open=row.public_id == opened,
    )


def _share_of_time_used(row: CaseRow, now: datetime) -> float:
    if row.due.stopped or (row.due.due_at is None and row.due.due_on is None):
        return 0.25
    begin = row.registered_at or row.received_at
    whole = (row.pressing_at - begin).total_seconds()
    return min(1.0, max(0.04, (now - begin).total_seconds() / whole)) if whole > 0 else 1.0


def _meter_kind(row: CaseRow, used: float) -> str:
    if row.due.stopped:
        return "stopped"
    if used >= _PAST:
        return "wrong"
    return "now" if used >= _NEAR else "done"


def _left(row: CaseRow, language: str) -> str:
    if row.due.stopped:
        return t("officer.desk.stopped", language)
    if row.due.due_at is None and row.due.due_on is None:
        return t("officer.desk.not_started", language)
    left = row.pressing_at - clock.now()
    if left.total_seconds() <= 0:
        return t("officer.desk.overdue", language)
    if left.days >= 1:
        return t("furniture.duration.days", language, n=left.days)
    hours, minutes = divmod(left.seconds // 60, 60)
    return f"{hours}:{minutes:02d}"


def _due(row: CaseRow) -> str:
    if row.due.due_at is not None:
        return row.due.due_at.strftime("%d.%m.%Y %H:%M")
    return row.due.due_on.strftime("%d.%m.%Y") if row.due.due_on else ""
