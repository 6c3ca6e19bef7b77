"""The answer of the legal clock as JSON with its words. Ignores pages and sheets: panels draw those."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from darcha.ground.text import Text, current, t
from darcha.kernel.catalogue.types import Term, WorkingCalendar

from ..types.term import DerivedDay, TermAnswer, TermEvent, Why
from .term import answer_term

GROUNDS = ("asked", "payment", "opinion", "expertise")  # stops with words of their own; others are just "stopped"


def explain_term(
    term: Term,
    calendar: WorkingCalendar,
    arrived: datetime,
    events: Iterable[TermEvent] = (),
    *,
    language: str | None = None,
    derive: bool = True,
) -> dict[str, Any]:
    """The answer as ``darcha explain term`` and the public API show it. Raises TermRefused."""
    return term_json(answer_term(term, calendar, arrived, events, derive=derive), language)


def term_json(answer: TermAnswer, language: str | None = None) -> dict[str, Any]:
    """Dates as ISO 8601 (moments with Tashkent's offset), words in the language asked for, else in the current one."""
    language = language or current()
    return {
        "registered_at": answer.registered_at.isoformat(),
        "due_on": answer.due_on.isoformat() if answer.due_on else None,
        "due_at": answer.due_at.isoformat() if answer.due_at else None,
        "starts_on": answer.starts_on.isoformat() if answer.starts_on else None,
        "confirmed": answer.confirmed,
        "stopped": answer.stopped,
        "remaining": answer.remaining,
        "rule": answer.rule.in_(language),
        "article": answer.article,
        "registration": [_day_json(day, language) for day in answer.registration],
        "derivation": [_day_json(day, language) for day in answer.derivation],
    }


def why_text(why: Why, language: str | None = None) -> str:
    """The reason in words."""
    return _words(why, language or current())


@lru_cache(maxsize=10_000)  # a derivation says the same few dozen reasons again and again
def _words(why: Why, language: str) -> str:
    code = why.code
    params = {name: value.in_(language) if isinstance(value, Text) else value for name, value in why.params}
    if code == "stopped" and params["ground"] in GROUNDS:
        code = f"stopped-{params['ground']}"
    return t(f"cases.term.why.{code}", language, **params)


def _day_json(day: DerivedDay, language: str) -> dict[str, Any]:
    text = _words(day.why, language)
    if not day.ref_confirmed:
        text = t("cases.term.act-unconfirmed", language, text=text)
    return {
        "on": day.on.isoformat(),
        "counted": day.counted,
        "why": {"code": day.why.code, "text": text},
        "ref": day.ref,
        "confirmed": day.confirmed,
    }
