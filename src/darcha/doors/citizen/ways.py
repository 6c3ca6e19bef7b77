"""Objections on the page of a case: what can be objected to and until when, and the objections already made."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from darcha.furniture import links
from darcha.ground.text import cite, current, t, write_day, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import state_kind
from darcha.kernel.cases.types import CaseView, WayToObject
from darcha.kernel.catalogue import api as catalogue


@dataclass(frozen=True, slots=True)
class Made:
    """An objection to this application; on the page of an objection, the application that it is about."""

    url: str
    number: str
    what: str
    state_kind: str
    state_words: str


@dataclass(frozen=True, slots=True)
class ObjectionCard:
    """``why_not``: why nothing can be objected to, empty where something can. ``lines`` say of each act until when."""

    lines: tuple[str, ...]
    made: tuple[Made, ...]
    is_possible: bool
    why_not: str
    judge: str
    article: str
    is_objection: bool


def objection_card(request: HttpRequest, view: CaseView) -> ObjectionCard | None:
    """None while there is nothing to say of objections."""
    is_objection = view.row.kind == cases.OBJECTION
    made = _made(request, view.row.public_id) if is_objection or _was_objected(view) else ()
    if not view.ways and not made:
        return None
    lang, procedure, bodies = current(), view.service.procedure, catalogue.current().bodies
    judge = cases.receiver_of(procedure, view.row.body, bodies)
    possible = [way for way in view.ways if way.possible]
    why_not = next((way.why_not for way in view.ways if way.why_not), None)
    return ObjectionCard(
        lines=tuple(_line(way) for way in possible),
        made=made,
        is_possible=bool(possible),
        why_not=t(f"cases.why_not.{why_not}") if why_not and not possible else "",
        judge=bodies[judge].name.in_(lang) if judge else t("cases.objection.court"),
        article=cite(procedure.objection.article, lang, confirmed=procedure.objection.confirmed),
        is_objection=is_objection,
    )


def until_words(way: WayToObject) -> str:
    """Until when one may object, in words; nothing where the law sets no time."""
    if way.is_late:
        return t("citizen.object.late")
    if way.until is None or way.until.due_on is None:
        return ""
    return t("citizen.object.until", day=write_day(way.until.due_on))


def _line(way: WayToObject) -> str:
    what = f"{t(f'cases.objection.act.{way.act}')}, {write_moment(way.since)}"
    return ". ".join(part for part in (what, until_words(way)) if part)


def _was_objected(view: CaseView) -> bool:
    return any(line.code == "objected" for line in view.timeline)


def _made(request: HttpRequest, public_id: UUID) -> tuple[Made, ...]:
    rows = cases.objections_of(request.who, public_id)  # type: ignore[attr-defined]
    return tuple(
        Made(
            links.to(request, "citizen:case", public_id=row.public_id),
            row.number,
            t(f"cases.objection.act.{row.act}"),
            state_kind(row.state),
            t(f"cases.outcome.{row.outcome}" if row.outcome else f"cases.state.{row.state.value}"),
        )
        for row in rows
    )
