"""Params of a timeline line as people read them. Ignores the sentence around them."""

from collections.abc import Mapping
from typing import Any

from darcha.ground.money import format_som


def shown_params(params: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Sums in soʻm with their unit; the rest as it is."""
    shown = dict(params)
    if isinstance(shown.get("amount"), int):
        shown["amount"] = format_som(shown["amount"], language)
    return shown
