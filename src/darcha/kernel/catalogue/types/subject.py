"""Whom a form is made for, and what is wrong with the answers. Ignores how the facts were fetched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from darcha.ground.text import t

from .fees import Payer

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FormSubject:
    """The party as the rules of a pack see it.

    ``facts``: registry key -> the data of the records about the party. ``applicant``: plain values for rules and
    texts ("name", "pinfl", "phone", ...). ``reliefs``: relief keys that the registries confirm.
    """

    party: Payer = "individual"
    facts: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    applicant: Mapping[str, Any] = field(default_factory=dict)
    reliefs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldError:
    """One wrong answer: the dotted path, a code, and the key of the words for it."""

    path: str
    code: str
    text: str
    params: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: str | None = None) -> str:
        """What is wrong and how to put it right, in the person's language."""
        return t(self.text, language, **self.params)
