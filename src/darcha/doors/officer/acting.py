"""What may be done with a case from this door, and what each act asks for. Ignores how an act is carried out."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from darcha.furniture.fields import FieldView, OptionView
from darcha.ground.text import current, t
from darcha.kernel.cases.types import CaseView
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity

from .place import Place

ACTS = ("reply", "approve", "ask", "assign", "refuse")  # in the order of the buttons
GAP = "[…]"  # where the draft of a reply waits for its words
_REPLY_ROWS, _ROWS = 14, 5


@dataclass(frozen=True, slots=True)
class Acts:
    """Possible acts as (name, address) with the main one first; impossible ones gathered by their reason."""

    possible: tuple[tuple[str, str], ...]
    impossible: tuple[tuple[str, str], ...]  # (names, why)
    take_url: str = ""


def acts_now(request: HttpRequest, view: CaseView, place: Place, language: str) -> Acts:
    """For the reader of the view."""
    by_key = {one.act.value: one for one in view.acts}
    possible: list[tuple[str, str]] = []
    why: dict[str, list[str]] = {}
    for key in ACTS:
        if key not in by_key:
            continue
        name = t(f"officer.act.{key}", language)
        if by_key[key].why_not is None:
            possible.append((name, place.url(request, "officer:act", case_id=view.row.public_id, act=key)))
        else:
            why.setdefault(t(f"cases.why_not.{by_key[key].why_not}", language), []).append(name)
    mine = view.row.assigned_to == request.who.account_id  # type: ignore[attr-defined]
    can_take = "assign" in by_key and by_key["assign"].why_not is None and not mine
    return Acts(
        tuple(possible),
        tuple((", ".join(names) if possible else "", reason) for reason, names in why.items()),
        place.url(request, "officer:act", case_id=view.row.public_id, act="assign") if can_take else "",
    )


def fields_of(
    view: CaseView, act: str, typed: dict[str, str], errors: dict[str, str], me: UUID | None
) -> list[FieldView]:
    """The form of an act with what was typed and what was wrong with it."""
    if act == "assign":
        return [_to(view, typed, errors, me)]
    refusing = [_ground(view, typed, errors), _fact(typed, errors)] if act == "refuse" else []
    return [*refusing, _words(view, act, typed, errors)]


def reply_draft(view: CaseView) -> str:
    """A reply to begin with, in the language of the petition."""
    return t(
        "officer.act.reply.draft",
        view.language,
        name=view.applicant.get("name") or "",
        gap=GAP,
        number=view.row.number,
        day=(view.row.registered_at or view.row.received_at).strftime("%d.%m.%Y"),
    )


def _to(view: CaseView, typed: dict[str, str], errors: dict[str, str], me: UUID | None) -> FieldView:
    posts = {post.key: post for post in catalogue.current().bodies[view.row.body].posts}
    options: dict[UUID, OptionView] = {}
    for holder in identity.find_post_holders(view.row.body):
        serves = holder.post.role == "head" or not holder.post.services or view.row.service_key in holder.post.services
        if not serves or holder.account_id in options:
            continue
        name = t("officer.act.assign.me", name=holder.name) if holder.account_id == me else holder.name
        post = posts.get(holder.post.key)
        hint = post.name.in_(current()) if post else ""
        options[holder.account_id] = OptionView(str(holder.account_id), name, hint=hint)
    first = sorted(options.values(), key=lambda option: option.value != str(me))
    label, error = t("officer.act.assign.to"), errors.get("to", "")
    return FieldView("to", "choice", label, value=typed["to"], error=error, options=first)


def _ground(view: CaseView, typed: dict[str, str], errors: dict[str, str]) -> FieldView:
    options = [
        OptionView(ground.key, ground.text.in_(current()), hint=catalogue.cite(ground.article, current()))
        for ground in view.service.procedure.refusal_grounds
    ]
    label, error = t("officer.act.refuse.ground"), errors.get("ground", "")
    return FieldView("ground", "choice", label, value=typed["ground"], error=error, options=options)


def _fact(typed: dict[str, str], errors: dict[str, str]) -> FieldView:
    return FieldView(
        "fact",
        "long-text",
        t("officer.act.refuse.fact"),
        hint=t("officer.act.refuse.fact_hint"),
        value=typed["fact"],
        error=errors.get("fact", ""),
        rows=_ROWS,
    )


def _words(view: CaseView, act: str, typed: dict[str, str], errors: dict[str, str]) -> FieldView:
    return FieldView(
        "words",
        "long-text",
        t(f"officer.act.{act}.words"),
        hint=t("officer.act.words_hint", written=t(f"officer.case.written_in.{view.language}")),
        value=typed["words"],
        error=errors.get("words", ""),
        required=act in ("ask", "reply"),
        rows=_REPLY_ROWS if act == "reply" else _ROWS,
    )
