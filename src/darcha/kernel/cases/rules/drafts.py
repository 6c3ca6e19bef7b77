"""Merging of a draft's answers from several tabs: field by field, the newest change wins, nothing is lost.

A draft is kept as one sealed piece and read with every page, so it may not grow without end.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KEPT_VALUES = 200
KEPT_SIGNS = 200_000  # of replaced values in all
MOST_SIGNS = 400_000  # of answers in all: twenty of the longest texts that a question takes
MOST_DRAFTS = 50  # of one account: as many as its list shows


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
    return DraftContent(answers, _kept(history)), tuple(overwritten)


def is_too_large(answers: Mapping[str, Any]) -> bool:
    """Whether answers are more than any form can need."""
    return _signs(dict(answers)) > MOST_SIGNS


def _kept(history: list[Overwritten]) -> tuple[Overwritten, ...]:
    """The newest values, as many as may be kept."""
    kept: list[Overwritten] = []
    signs = 0
    for past in reversed(history[-KEPT_VALUES:]):
        signs += _signs(past.value)
        if signs > KEPT_SIGNS:
            break
        kept.append(past)
    return tuple(reversed(kept))


def _signs(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False))


def _value_at(content: DraftContent, name: str, revision: int) -> Any:
    for past in content.history:
        if past.field == name and past.revision > revision:
            return past.value
    return content.answers.get(name)
