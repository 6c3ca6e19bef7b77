"""The desk around every page of the office: the views on the left, the list in the middle. Ignores the open case."""

from typing import Any
from uuid import UUID

from darcha.furniture import links
from darcha.furniture.parts import FilterLink
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import BoundedCount, CaseRow
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import Principal

from ..lines import Line, line_of
from ..narrowing import kept_views, narrowing_of
from ..place import VIEWS, Place, place_of


def desk(request: PageRequest, opened: UUID | None = None) -> dict[str, Any]:
    """The context of the desk: the page of the list and the counts of all views, and around no case the views that are
    kept: three statements."""
    who: Principal = request.who
    place = place_of(request)
    page = cases.worklist(who, place.filter, cursor=place.after or None)
    lines = [_line(request, row, place, opened) for row in page.items]
    empty = "all_done" if place == Place() else "empty"
    return {
        **around(request, place),
        "kept_views": kept_views(request, place) if opened is None else [],
        "narrowing": narrowing_of(request, place),
        "export_url": place.next("").url(request, "officer:export"),
        "bulk_url": place.url(request, "officer:bulk"),
        "save_view_url": place.next("").url(request, "officer:save_view"),
        "empty_title": t(f"officer.desk.{empty}.title"),
        "empty_words": t(f"officer.desk.{empty}.words"),
        "lines": lines,
        "next_url": place.next(page.next).url(request, "officer:inbox") if page.next else "",
        "first_url": place.next("").url(request, "officer:inbox") if place.after else "",
        "has_unconfirmed": any(not line.is_confirmed for line in lines),
        "holder_name": _holder_name(who, place.holder) if place.holder else "",
        "first_list_url": Place().url(request, "officer:inbox"),
        "place": place,
        "list_url": place.url(request, "officer:inbox"),
    }


def around(request: PageRequest, place: Place | None) -> dict[str, Any]:
    """What frames every page of the desk: the views with their counts, and whose desk it is. One statement."""
    who = request.who
    inspects = cases.may_inspect(who)
    heads = any(post.role == "head" for post in who.posts)
    return {
        "views": _views(request, place, cases.count_worklists(who, VIEWS)),
        "register_url": links.to(request, "officer:register") if cases.registers_in(who) else "",
        "load_url": Place().url(request, "officer:load") if heads else "",
        "breaches_url": Place().url(request, "officer:breaches") if heads else "",
        "inspectorate_url": links.to(request, "officer:inspectorate") if inspects else "",
        "openings_url": links.to(request, "officer:openings") if heads or inspects else "",
        "orders_url": links.to(request, "officer:orders") if heads or inspects else "",
        "absences_url": links.to(request, "officer:absences"),
        "body_names": body_names(who, request.lang),
    }


def body_names(who: Principal, language: str) -> str:
    """The bodies in which this person holds posts."""
    keys = dict.fromkeys(post.body for post in who.posts)
    return ", ".join(catalogue.body_name(key, language, short=True) for key in keys)


def _holder_name(who: Principal, holder: UUID) -> str:
    """The colleague whose cases are listed; empty for whoever is none."""
    bodies = dict.fromkeys(post.body for post in who.posts)
    found = (one for body in bodies for one in identity.find_post_holders(body))
    return next((one.name for one in found if one.account_id == holder), "")


def _views(request: PageRequest, place: Place | None, counts: dict[str, BoundedCount]) -> list[FilterLink]:
    return [
        FilterLink(
            label=t(f"officer.desk.view.{key}"),
            url=Place(key).url(request, "officer:inbox"),
            is_current=place is not None and key == place.name and not place.is_narrowed,
            count=f"{counts[key].count}{'+' if counts[key].more else ''}",  # type: ignore[arg-type]
        )
        for key in VIEWS
    ]


def _line(request: PageRequest, row: CaseRow, place: Place, opened: UUID | None) -> Line:
    url = place.url(request, "officer:case", case_id=row.public_id)
    return line_of(row, url, request.lang, is_open=row.public_id == opened, who=request.who)
