"""What other bodies were asked, each with its own end and its answer, in words. Ignores who reads the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from darcha.furniture.fields import FileView
from darcha.ground.text import cite, t, write_day, write_moment
from darcha.kernel.catalogue import api as catalogue

from ..types.parts import Asked


@dataclass(frozen=True, slots=True)
class AskedLine:
    """Shown by ``cases/panels/asked_of.html``. ``state``: open, over, in, silent."""

    body: str
    what: str
    words: str
    due: str
    silence: str
    law: str
    state: str
    says: str
    answer: str
    at: datetime | None
    files: tuple[FileView, ...]


def asked_panel(asked: Sequence[Asked], language: str, files: Sequence[FileView] = ()) -> tuple[AskedLine, ...]:
    """In the order in which they were asked. ``files`` are those of the case that the reader may open."""
    by_id = {file.id: file for file in files}
    return tuple(_line(one, language, by_id) for one in asked)


def _line(one: Asked, language: str, by_id: Mapping[str, FileView]) -> AskedLine:
    due = write_day(one.due_on) or write_moment(one.due_at)
    is_open = one.answered_at is None
    state = "over" if one.is_over else "open" if is_open else "silent" if one.by_silence else "in"
    outcome = t(f"cases.asked.outcome.{one.outcome}", language) if one.outcome else ""
    return AskedLine(
        body=catalogue.body_name(one.body, language),
        what=t(f"cases.asked.kind.{one.kind}", language),
        words=one.words,
        due=t(f"cases.asked.{'was_due' if one.is_over else 'due'}", language, due=due) if is_open else "",
        silence=t(f"cases.asked.silence.{one.silence}", language) if is_open else "",
        law=_law(one, language),
        state=state,
        says=t("cases.asked.by_silence", language, outcome=outcome) if one.by_silence else outcome,
        answer=one.answer,
        at=one.answered_at,
        files=tuple(by_id[str(file)] for file in one.files if str(file) in by_id),
    )


def _law(one: Asked, language: str) -> str:
    """The pack's own words on the term, and where it is written."""
    words = one.rule.in_(language) if one.rule else ""
    article = cite(one.article, language, confirmed=one.confirmed) if one.article else ""
    return " · ".join(part for part in (words, article) if part)
