"""The answer of the legal clock as JSON with its words. Ignores pages and sheets: panels draw those."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from darcha.ground.text import current
from darcha.kernel.catalogue.types import Term, WorkingCalendar

from ..types.term import DerivedDay, TermAnswer, TermEvent
from .term import answer_term
from .term_words import day_text, edition_text, extension_text, ground_text


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


def term_json(answer: TermAnswer, language: str | None = None, summary: Sequence[str] = ()) -> dict[str, Any]:
    """Dates as ISO 8601 (moments with Tashkent's offset), words in the language asked for, else in the current one.

    ``summary`` are the sentences of ``told.summarise``, in the same language.
    """
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
        "summary": list(summary),
        "stops": [
            {
                "since": stop.since.isoformat(),
                "until": stop.until.isoformat() if stop.until else None,
                "ground": {"code": stop.ground, "text": ground_text(stop.ground, language)},
            }
            for stop in answer.stops
        ],
        "extensions": [
            {"at": one.at.isoformat(), "by": extension_text(one, answer.term.last_unit, language)}
            for one in answer.extensions
        ],
        "editions": [
            {
                "of": edition.of,
                "value": edition_text(edition, language),
                "act": edition.act,
                "valid_from": edition.valid_from.isoformat(),
                "confirmed": edition.confirmed,
            }
            for edition in answer.editions
        ],
        "registration": [_day_json(day, language) for day in answer.registration],
        "derivation": [_day_json(day, language) for day in answer.derivation],
    }


def _day_json(day: DerivedDay, language: str) -> dict[str, Any]:
    shown = {
        "on": day.on.isoformat(),
        "counted": day.counted,
        "why": {"code": day.why.code, "text": day_text(day, language)},
        "ref": day.ref,
        "confirmed": day.confirmed,
    }
    if day.special is not None:
        shown["special"] = day.special.in_(language)
    return shown
