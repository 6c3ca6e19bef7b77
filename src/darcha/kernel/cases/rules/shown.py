"""Params of a timeline line as people read them. Ignores the sentence around them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from darcha.ground import clock
from darcha.ground.money import format_som
from darcha.ground.text import write_day, write_moment

ENDS = ("before", "after")  # ends of a term: ISO 8601, a day or a moment


def shown_params(params: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Sums in soʻm with their unit, ends of a term as days and hours; the rest as it is."""
    shown = dict(params)
    if isinstance(shown.get("amount"), int):
        shown["amount"] = format_som(shown["amount"], language)
    for end in ENDS:
        if shown.get(end):
            shown[end] = _end(shown[end])
    return shown


def _end(written: str) -> str:
    return write_moment(clock.parse(written)) if "T" in written else write_day(date.fromisoformat(written))
