"""Collecting mistakes of packs in words that a lawyer understands. Ignores what is being checked."""

from collections.abc import Iterable
from difflib import get_close_matches

from ..types import Mistake


class Report:
    """The mistakes found so far; the same one is kept once."""

    def __init__(self) -> None:
        self._found: dict[Mistake, None] = {}

    def add(self, file: str, line: int, problem: str, hint: str = "") -> None:
        self._found[Mistake(file, line, problem, hint)] = None

    @property
    def mistakes(self) -> list[Mistake]:
        """Every mistake, by file and line."""
        return sorted(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The likely intention behind an unknown word, or what is known when nothing is near."""
    names = sorted(set(known))
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean “{near[0]}”?"
    if not names:
        return "Nothing of this kind is described yet."
    shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"Known are: {shown}."
