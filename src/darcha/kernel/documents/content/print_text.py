"""Text on its way to a printed page: what turns, hides or breaks a line of print is taken out. Ignores layout."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

_JOINERS = frozenset("\u200c\u200d")
NOT_PRINTABLE = "?"  # stands for a sign that the embedded fonts do not have


def printable(value: Any, missing: frozenset[str] = frozenset()) -> Any:
    """The same JSON value with every text in NFC, without control and direction signs, and with a question mark for
    each sign in ``missing``."""
    if isinstance(value, str):
        return "".join(_kept(letter, missing) for letter in unicodedata.normalize("NFC", value))
    if isinstance(value, Mapping):
        return {str(key): printable(entry, missing) for key, entry in value.items()}
    if isinstance(value, Sequence):
        return [printable(entry, missing) for entry in value]
    return value


def _kept(letter: str, missing: frozenset[str]) -> str:
    if letter in missing:
        return NOT_PRINTABLE
    if letter in "\n\t" or letter in _JOINERS:
        return letter
    category = unicodedata.category(letter)
    if category in ("Zl", "Zp"):
        return "\n"
    return "" if category.startswith("C") else letter
