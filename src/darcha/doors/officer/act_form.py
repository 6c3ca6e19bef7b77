"""The form of an act, drawn from what the act needs: with what was typed and what was wrong with it. Ignores whether
the act is possible."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from darcha.furniture.fields import FieldView
from darcha.ground.refusals import Refusal
from darcha.ground.text import has_text, t, write_day
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import RequestChanged
from darcha.kernel.cases.types import ActRow, CaseView, Need, PossibleAct

from .act_options import options_of
from .repeated import repeated_of
from .uploads import ACCEPTED, MOST_FILES

GAP = "[…]"  # where the draft of a text waits for its words
UNSEEN = frozenset({"request"})  # the form carries it
WIDGETS: Mapping[str, str] = {  # kind of need -> type of question that the furniture draws
    "words": "long-text",
    "fact": "long-text",
    "ground": "choice",
    "holder": "choice",
    "body": "body",
    "bodies": "choices",
    "post": "choice",
    "stop-ground": "choice",
    "duration": "choice",
    "moment": "moment",
    "day": "date",
    "case": "text",
    "cases": "text",
    "documents": "files",
    "evidence": "choices",
    "grounds": "long-text",  # one on each line
    "request": "text",
    "choice": "choice",
    "yes-no": "yes-no",
}
_LETTER = 20  # letters at least: a text of its own, not a line
_LETTER_ROWS, _ROWS = 14, 5


def fields_of(
    view: CaseView, row: ActRow, typed: Mapping[str, Any], errors: Mapping[str, str], me: UUID | None
) -> list[FieldView]:
    """The form of an act, in the order of its needs."""
    here = next((one for one in view.acts if one.act is row.act), None)
    return [
        replace(_field(view, row, need, me), value=_typed(typed, need), error=errors.get(need.name, ""))
        for need in (cases.needs_of(here) if here else row.needs)
        if need.kind not in UNSEEN
    ]


def read_so_far(possible: PossibleAct, typed: Mapping[str, Any], refusal: Refusal | None) -> str:
    """The request of the case that the form answers: the one that was read, and after it was said that another waits,
    that other; empty for an act that answers none."""
    read = "" if isinstance(refusal, RequestChanged) else typed.get("request")
    return str(read or possible.request or "")


def begun(view: CaseView, row: ActRow) -> dict[str, Any]:
    """The form before anything is typed: a letter for which there is a draft begins with it, in the language of the
    application; an act on another case with the one that was flagged."""
    flagged = repeated_of(view)
    if flagged and any(need.kind == "case" for need in row.needs):
        return {need.name: flagged.number for need in row.needs if need.kind == "case"}
    key = f"officer.act.{row.act.value}.draft"
    if not has_text(key):
        return {}
    draft = t(
        key,
        view.language,
        name=view.applicant.get("name") or "",
        gap=GAP,
        number=view.row.number,
        day=write_day(view.row.registered_at or view.row.received_at),
    )
    return {"words": draft}


def unfinished(row: ActRow, typed: Mapping[str, Any]) -> dict[str, str]:
    """A draft whose gap nobody has filled is no text: the fields in which one is left."""
    texts = [need.name for need in row.needs if need.kind in ("words", "fact")]
    said = {name: typed.get(name) or "" for name in texts}
    said |= {need.name: "".join(typed.get(need.name) or ()) for need in row.needs if need.kind == "grounds"}
    return {name: "officer.act.unfinished" for name, one in said.items() if GAP in one}


def _field(view: CaseView, row: ActRow, need: Need, me: UUID | None) -> FieldView:
    key = f"officer.act.{row.act.value}.{need.name}"
    return FieldView(
        need.name,
        WIDGETS[need.kind],
        t(key),
        hint=_hint(view, row, need, key),
        required=need.required,
        options=_options(view, row, need, me),
        rows=_LETTER_ROWS if need.shortest >= _LETTER else _ROWS,
        **_of_files(need),
    )


def _of_files(need: Need) -> dict[str, Any]:
    return {"accept": ACCEPTED, "max": MOST_FILES} if need.kind == "documents" else {}


def _typed(typed: Mapping[str, Any], need: Need) -> Any:
    value = typed.get(need.name)
    if need.kind == "grounds":
        return "\n".join(value or ())
    return "" if value is None else value


def _hint(view: CaseView, row: ActRow, need: Need, key: str) -> str:
    if has_text(f"{key}_hint"):
        return t(f"{key}_hint")
    if need.kind == "words" and row.is_letter:
        return t("officer.act.words_hint", written=t(f"officer.case.written_in.{view.language}"))
    return ""


def _options(view: CaseView, row: ActRow, need: Need, me: UUID | None) -> Sequence[Any]:
    return options_of(view, row, need, me) if WIDGETS[need.kind] in ("choice", "choices", "body") else ()
