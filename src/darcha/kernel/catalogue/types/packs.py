"""What reading the packs may find: mistakes and worked examples. Ignores how packs are stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from .calendar import WorkingCalendar
from .fees import Channel
from .procedure import DocumentTemplate
from .service import Service
from .subject import FormSubject


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake of a pack: where it stands, what is wrong, and what was probably meant."""

    file: str
    line: int
    problem: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}" + (f" {self.hint}" if self.hint else "")


class PackInvalid(Exception):
    """The packs cannot be used; every mistake found is in ``mistakes``."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


@dataclass(frozen=True, slots=True)
class ExampleEvent:
    kind: str  # registered, paid, complete, stop[:ground], resume, extend:P1M
    at: datetime


@dataclass(frozen=True, slots=True)
class Example:
    """A worked case of a service: who asks what and when, and what must come out."""

    name: str
    service: str
    file: str
    about: str
    subject: FormSubject
    person: str | None  # the demo person who can play it
    channel: Channel
    answers: Mapping[str, Any]
    language: str
    arrived_at: datetime
    events: tuple[ExampleEvent, ...] = ()
    expect: Mapping[str, Any] = field(default_factory=dict)


class TermRunner(Protocol):
    """Works out the term of an example; the law of terms lives in a higher room and is handed in."""

    def __call__(self, service: Service, example: Example, calendar: WorkingCalendar) -> Mapping[str, Any]:
        """``registered_at``, ``due_on`` or ``due_at``, ``confirmed`` ... as ``darcha explain term`` prints them."""
        ...


class PaperRunner(Protocol):
    """Prints a proof of a paper for an example; the printer lives in a higher room and is handed in."""

    def __call__(self, service: Service, paper: DocumentTemplate, example: Example) -> str | None:
        """None when it prints, else what the printer says."""
        ...


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """A version that is now stored for ever."""

    id: UUID
    service: str
    version: str

    def __str__(self) -> str:
        return f"{self.service} {self.version}"
