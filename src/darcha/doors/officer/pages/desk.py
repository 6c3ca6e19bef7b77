"""What every page of the desk shares: the views on the left, the list in the middle. Ignores the open case."""

from typing import Any
from uuid import UUID

from darcha.furniture.parts import FilterLink
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import BoundedCount, CaseRow
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import Principal

from ..lines import Line, line_of
from ..place import VIEWS, Place, place_of


def desk(request: PageRequest, opened: UUID | None = None) -> dict[str, Any]:
    """The context of the desk: two statements, the page of the list and the counts of all views."""
    who: Principal = request.who
    place = place_of(request)
    page = cases.worklist(who, VIEWS[place.view], cursor=place.after or None)
    lines = [_line(request, row, place, opened) for row in page.items]
    return {
        "views": _views(request, place, cases.count_worklists(who, VIEWS)),
        "lines": lines,
        "next_url": Place(place.view, page.next).url(request, "officer:inbox") if page.next else "",
        "first_url": Place(place.view).url(request, "officer:inbox") if place.after else "",
        "has_unconfirmed": any(not line.is_confirmed for line in lines),
        "place": place,
        "list_url": place.url(request, "officer:inbox"),
        "body_names": body_names(who, request.lang),
    }


def body_names(who: Principal, language: str) -> str:
    """The bodies in which this person holds posts."""
    bodies = catalogue.current().bodies
    keys = dict.fromkeys(post.body for post in who.posts)
    return ", ".join(bodies[key].short_name.in_(language) if key in bodies else key for key in keys)


def _views(request: PageRequest, place: Place, counts: dict[str, BoundedCount]) -> list[FilterLink]:
    return [
        FilterLink(
            label=t(f"officer.desk.view.{key}"),
            url=Place(key).url(request, "officer:inbox"),
            is_current=key == place.view,
            count=f"{counts[key].count}{'+' if counts[key].more else ''}",  # type: ignore[arg-type]
        )
        for key in VIEWS
    ]


def _line(request: PageRequest, row: CaseRow, place: Place, opened: UUID | None) -> Line:
    return line_of(
        row,
        place.url(request, "officer:case", case_id=row.public_id),
        request.lang,
        is_open=row.public_id == opened,
        is_mine=row.assigned_to == request.who.account_id,
    )
