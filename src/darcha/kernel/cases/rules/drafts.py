"""Merging of a draft's answers from several tabs: field by field, the newest change wins, nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KEPT_VALUES = 200


@dataclass(frozen=True, slots=True)
class Overwritten:
    """A value that was replaced at a revision: it was true for every tab that had loaded an earlier one."""

    revision: int
    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class DraftContent:
    """Answers with the history that lets a late tab be understood."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    history: tuple[Overwritten, ...] = ()


def merge(
    content: DraftContent, changes: Mapping[str, Any], *, based_on: int, revision: int
) -> tuple[DraftContent, tuple[str, ...]]:
    """The content at ``revision`` after a tab that had loaded ``based_on`` posts ``changes`` (None clears a field).

    A field that this tab did not touch keeps what another tab has written meanwhile. A field that both touched takes
    the newer value, and is named in the second answer; the older value stays in the history.
    """
    answers = dict(content.answers)
    history = list(content.history)
    overwritten = []
    for name, value in changes.items():
        loaded = _value_at(content, name, based_on)
        present = content.answers.get(name)
        if value in (present, loaded):
            continue
        if present != loaded:
            overwritten.append(name)
        history.append(Overwritten(revision, name, present))
        if value is None:
            answers.pop(name, None)
        else:
            answers[name] = value
    return DraftContent(answers, tuple(history[-KEPT_VALUES:])), tuple(overwritten)


def _value_at(content: DraftContent, name: str, revision: int) -> Any:
    for past in content.history:
        if past.field == name and past.revision > revision:
            return past.value
    return content.answers.get(name)
