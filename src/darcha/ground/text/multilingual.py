"""One text in every language, as packs and registers carry it."""

from collections.abc import Mapping
from dataclasses import dataclass

from .cyrillic import to_cyrillic
from .languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in uz, kaa, ru and en. Raises ValueError when a language is missing."""

    values: Mapping[str, str]

    def __post_init__(self) -> None:
        missing = [language for language in LANGUAGES if not self.values.get(language)]
        if missing:
            raise ValueError(f"text without {', '.join(missing)}")

    def in_(self, language: str) -> str:
        """The words in one page language; ``uz-cyrl`` is derived from ``uz``."""
        if language == "uz-cyrl":
            return to_cyrillic(self.values["uz"])
        return self.values[language]

    def __hash__(self) -> int:
        return hash(tuple(self.values[language] for language in LANGUAGES))
