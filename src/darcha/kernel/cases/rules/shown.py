"""A line of the timeline as people read it: its sentence, and the params that fill it. Ignores who reads."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from darcha.ground import clock
from darcha.ground.money import format_som
from darcha.ground.text import t, write_day, write_moment

ENDS = ("due", "before", "after", "at", "pay_by")  # ISO 8601: ends of a term, the moment of a hearing


def line_text(code: str, params: Mapping[str, Any], language: str) -> str:
    """The sentence of a line. What silence decided says so."""
    key = f"cases.timeline.{code}_by_silence" if params.get("by_silence") else f"cases.timeline.{code}"
    return t(key, language, **shown_params(params, language))


def shown_params(params: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Sums in soʻm with their unit, ends of a term as days and hours, those who were told by name of their place; the
    rest as it is."""
    shown = dict(params)
    if isinstance(shown.get("amount"), int):
        shown["amount"] = format_som(shown["amount"], language)
    for end in ENDS:
        if shown.get(end):
            shown[end] = _end(shown[end])
    if shown.get("to"):
        shown["to"] = t(f"cases.told.{shown['to']}", language)
    return shown


def _end(written: str) -> str:
    return write_moment(clock.parse(written)) if "T" in written else write_day(date.fromisoformat(written))
