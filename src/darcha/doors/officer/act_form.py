"""What each act asks for: its form, with what was typed and what was wrong with it. Ignores whether it is possible."""

from uuid import UUID

from darcha.furniture.fields import FieldView, OptionView
from darcha.ground.text import cite, current, t, write_day
from darcha.kernel.cases.types import CaseView, GroundNow
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity

from .acting import last_moment

GAP = "[…]"  # where the draft of a reply waits for its words
_REPLY_ROWS, _ROWS = 14, 5


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
        day=write_day(view.row.registered_at or view.row.received_at),
    )


def _to(view: CaseView, typed: dict[str, str], errors: dict[str, str], me: UUID | None) -> FieldView:
    options: dict[UUID, OptionView] = {}
    for holder in identity.find_post_holders(view.row.body):
        serves = holder.post.role == "head" or not holder.post.services or view.row.service_key in holder.post.services
        if not serves or holder.account_id in options:
            continue
        name = t("officer.act.assign.me", name=holder.name) if holder.account_id == me else holder.name
        hint = catalogue.post_name(view.row.body, holder.post.key, current())
        options[holder.account_id] = OptionView(str(holder.account_id), name, hint=hint)
    first = sorted(options.values(), key=lambda option: option.value != str(me))
    label, error = t("officer.act.assign.to"), errors.get("to", "")
    return FieldView("to", "choice", label, value=typed["to"], error=error, options=first)


def _ground(view: CaseView, typed: dict[str, str], errors: dict[str, str]) -> FieldView:
    options = [_ground_option(one) for one in view.grounds if not one.is_over]
    label, error = t("officer.act.refuse.ground"), errors.get("ground", "")
    return FieldView("ground", "choice", label, value=typed["ground"], error=error, options=options)


def _ground_option(one: GroundNow) -> OptionView:
    cited = cite(one.ground.article, current(), confirmed=one.ground.confirmed)
    until = t("officer.act.refuse.until", until=last_moment(one.ends_at)) if one.ends_at else ""
    return OptionView(one.ground.key, one.ground.text.in_(current()), hint=" · ".join(filter(None, (cited, until))))


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
