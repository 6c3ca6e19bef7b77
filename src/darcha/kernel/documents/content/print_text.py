"""Text on its way to a printed page: what turns, hides or breaks a line of print is taken out. Ignores layout."""

from collections.abc import Mapping, Sequence
from typing import Any

from darcha.ground.text import canonical

NOT_PRINTABLE = "?"  # stands for a sign that the embedded fonts do not have


def printable(value: Any, missing: frozenset[str] = frozenset()) -> Any:
    """The same JSON value with every text canonical, and with a question mark for each sign in ``missing``."""
    if isinstance(value, str):
        return "".join(NOT_PRINTABLE if letter in missing else letter for letter in canonical(value))
    if isinstance(value, Mapping):
        return {str(key): printable(entry, missing) for key, entry in value.items()}
    if isinstance(value, Sequence):
        return [printable(entry, missing) for entry in value]
    return value
