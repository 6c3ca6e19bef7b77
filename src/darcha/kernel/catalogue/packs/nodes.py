"""A value of a pack together with where it stands, so that every complaint names file and line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from darcha.ground.text import LANGUAGES, Text

from .mistakes import Report, did_you_mean
from .reading import Document, Place


class Texts:
    """The texts of one service by key. Taking an unknown key is a mistake at the line that names it."""

    def __init__(self, by_language: Mapping[str, Mapping[str, str]], report: Report) -> None:
        self._by_language = by_language
        self._report = report
        self.taken: set[str] = set()

    @property
    def keys(self) -> set[str]:
        return {key for texts in self._by_language.values() for key in texts}

    def take(self, key: str, file: str, line: int) -> Text:
        """The text of that key; the key itself stands in where a language lacks it."""
        self.taken.add(key)
        if key not in self.keys:
            self._report.add(file, line, f"There is no text “{key}” in text/.", did_you_mean(key, self.keys))
        return self._text(key)

    def with_prefix(self, prefix: str) -> dict[str, Text]:
        """Every text whose key begins so, by its whole key."""
        return {key: self._text(key) for key in sorted(self.keys) if key.startswith(prefix)}

    def _text(self, key: str) -> Text:
        return Text({lang: self._by_language.get(lang, {}).get(key) or key for lang in LANGUAGES})


@dataclass(frozen=True, slots=True)
class Node:
    """A place inside a document."""

    document: Document
    place: Place
    value: Any
    report: Report
    texts: Texts | None = None

    @property
    def line(self) -> int:
        return self.document.line(self.place)

    @property
    def file(self) -> str:
        return self.document.file

    def complain(self, problem: str, hint: str = "") -> None:
        """Report a mistake at this place."""
        self.report.add(self.file, self.line, problem, hint)

    def __contains__(self, key: str) -> bool:
        return self.value.get(key) is not None

    def at(self, key: str) -> "Node":
        """The value under a key; the place of the whole when the key is absent."""
        return Node(self.document, (*self.place, key), self.value.get(key), self.report, self.texts)

    def get(self, key: str, default: Any = None) -> Any:
        """The plain value under a key."""
        found = self.value.get(key)
        return default if found is None else found

    def each(self, key: str | None = None) -> Iterator["Node"]:
        """The items of the list under a key, or of this list."""
        whole = self if key is None else self.at(key)
        for index, item in enumerate(whole.value or ()):
            yield Node(self.document, (*whole.place, index), item, self.report, self.texts)

    def pairs(self, key: str) -> Iterator[tuple[str, "Node"]]:
        """The entries of the mapping under a key."""
        whole = self.at(key)
        for name in whole.value or {}:
            yield name, whole.at(name)

    def text(self, key: str) -> Text:
        """The text named under a key: a text key of the service, or the words themselves in every language."""
        node = self.at(key)
        if isinstance(node.value, dict):
            return Text({lang: node.value[lang] for lang in LANGUAGES})
        if node.texts is None:
            return Text(dict.fromkeys(LANGUAGES, str(node.value)))
        return node.texts.take(node.value, node.file, node.line)

    def find_text(self, key: str) -> Text | None:
        """The text named under a key, if one is."""
        return self.text(key) if key in self else None

    def find_date(self, key: str) -> date | None:
        """The date under a key, if one is given."""
        return self.date(key) if key in self else None

    def date(self, key: str) -> date:
        """The date under a key; a day that does not exist is a mistake and reads as the first day of all."""
        try:
            return date.fromisoformat(self.value[key])
        except ValueError:
            self.at(key).complain(f"“{self.value[key]}” is not a day of the calendar.", "Write it as 2026-09-01.")
            return date.min
