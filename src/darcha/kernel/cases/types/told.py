"""A derivation as people read it, in one language: the same for pages, sheets and JSON. Ignores how it is drawn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple
from uuid import UUID

from darcha.kernel.catalogue.types import Service

from .lists import CaseRow
from .term import TermAnswer

DayMark = Literal["start", "counted", "extension", "off", "stopped", "rolled", "before"]


@dataclass(frozen=True, slots=True)
class ToldDay:
    """One line: ``sign`` is what stands in the square of the calendar and in the column "counted".

    ``why`` is the reason in words, ``special`` the day's name where the reason does not say it, ``ref`` the act behind
    it; ``doubt`` says that the day is not decreed yet.
    """

    on: date
    weekday: str
    mark: DayMark
    sign: str
    why: str
    special: str
    ref: str
    doubt: str

    @property
    def counts(self) -> bool:
        """Whether the day uses up a part of the term."""
        return self.mark in ("counted", "extension")


@dataclass(frozen=True, slots=True)
class Ending:
    """How a case ended and when; ``decided`` False: it was withdrawn or cancelled."""

    at: datetime
    decided: bool


class Move(NamedTuple):
    """Another edition of the calendars moved the last day: ISO 8601, a day or a moment."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """``headline`` says by when, ``because`` why, sentence by sentence."""

    headline: str
    because: tuple[str, ...]
    registration: tuple[ToldDay, ...]
    days: tuple[ToldDay, ...]


SHEET = "term-sheet"  # the kind of paper, and the code of its line in the timeline


@dataclass(frozen=True, slots=True)
class SheetIssued:
    """``is_new`` False: there was a sheet that says the same in that language."""

    document: UUID
    number: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class CaseTerm:
    """The term of a case for whoever may see the case: no answers and no names. ``is_mine``: the reader applied;
    ``language`` is that of the application."""

    row: CaseRow
    service: Service
    answer: TermAnswer
    language: str
    is_mine: bool
    moves: tuple[Move, ...] = ()
