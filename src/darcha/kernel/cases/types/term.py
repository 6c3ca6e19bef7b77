"""What the legal clock is asked and what it answers. Ignores how a day is counted: that is the rules' matter."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from darcha.ground.text import Text
from darcha.kernel.catalogue.types import Term, TermUnit

TermEventKind = Literal["registered", "paid", "complete", "stop", "resume", "extend"]


@dataclass(frozen=True, slots=True)
class TermEvent:
    """Something that touches the clock. ``ground`` is the reason of a stop, or an extension's ISO 8601 duration."""

    kind: TermEventKind
    at: datetime
    ground: str | None = None


class Why(NamedTuple):
    """Why a day counted or not: ``code`` has the text ``cases.term.why.<code>``; a param may be in four languages."""

    code: str
    params: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, code: str, **params: object) -> "Why":
        """The reason with its params by name."""
        return cls(code, tuple(params.items()))


class DerivedDay(NamedTuple):
    """One line of the derivation.

    ``ref`` is the act behind a special day, its number known to us when ``ref_confirmed``; ``confirmed`` False: whether
    this day works is not decreed yet. ``special`` is the day's own name where the reason does not say it.
    """

    on: date
    counted: bool
    why: Why
    ref: str | None = None
    confirmed: bool = True
    ref_confirmed: bool = True
    special: Text | None = None


class Stood(NamedTuple):
    """The clock stood between two moments, or still stands when ``until`` is None."""

    since: datetime
    until: datetime | None
    ground: str | None


class Extended(NamedTuple):
    """A term was made longer, by a decision of that moment: months, days of the term's kind, or hours."""

    at: datetime
    months: int
    days: int
    hours: int


class Edition(NamedTuple):
    """Which of several dated values counted, and by which act: a length (a number of ``unit``), that of a further part
    (``rule`` says which), or the longest extension (ISO 8601). ``confirmed`` False: nobody has read the act."""

    of: Literal["length", "then", "extension"]
    value: int | str
    unit: TermUnit
    act: str
    valid_from: date
    confirmed: bool = True
    rule: Text | None = None


@dataclass(frozen=True, slots=True)
class TermAnswer:
    """When the body must answer by law, and how that follows.

    ``starts_on`` is the day of the event that starts the term, itself not counted; None while it has not happened. At
    most one of ``due_on`` (24:00 of that day, Tashkent) and ``due_at`` is set; both are None before the start and while
    the clock is ``stopped``. ``remaining`` is then what is left: days of the term's kind, or minutes for hours.
    ``registration`` tells how arrival led to ``registered_at``, when that is another day. ``stops``, ``extensions`` and
    both derivations are empty when they were not asked for. ``term`` is the term as it was in force when it started,
    ``editions`` what of it the law has changed, ``article`` then names those acts too.
    """

    term: Term
    arrived_at: datetime
    registered_at: datetime
    started_at: datetime | None
    starts_on: date | None
    due_on: date | None
    due_at: datetime | None
    confirmed: bool
    stopped: bool
    rule: Text
    article: str
    remaining: int | None = None
    registration: tuple[DerivedDay, ...] = ()
    derivation: tuple[DerivedDay, ...] = ()
    stops: tuple[Stood, ...] = ()
    extensions: tuple[Extended, ...] = ()
    editions: tuple[Edition, ...] = ()
