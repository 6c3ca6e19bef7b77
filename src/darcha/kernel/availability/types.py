"""What crosses the counter of availability: parts, counts, incidents, and the board that everybody reads. Pure data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID


class Part(StrEnum):
    """What people depend on; the words are ``availability.part.<part>``."""

    PORTAL = "portal"  # finding and reading, and everything that is no part of its own
    SIGN_IN = "sign-in"
    SUBMITTING = "submitting"
    REGISTERS = "registers"
    PAYMENTS = "payments"
    MESSAGES = "messages"
    DOCUMENTS = "documents"  # issuing and verifying
    OFFICE = "office"  # what officers and the platform itself do on cases


class Source(StrEnum):
    """Who is heard of each minute. A minute without it is lost for every part that relies on it."""

    WEB = "web"
    WORKER = "worker"


WEB, WORKER = frozenset({Source.WEB}), frozenset({Source.WORKER})
RELIES_ON: Mapping[Part, frozenset[Source]] = {
    **dict.fromkeys(Part, WEB),
    Part.MESSAGES: WORKER,
    Part.DOCUMENTS: WEB | WORKER,
    Part.OFFICE: WEB | WORKER,
}
OF_EVERY_SERVICE = (Part.PORTAL, Part.SIGN_IN, Part.SUBMITTING)  # who cannot reach the service cannot use it
WRITING = (Part.SIGN_IN, Part.SUBMITTING, Part.PAYMENTS, Part.OFFICE)  # what is refused while nothing is written
ALL, GENERAL = "*", ""  # in place of a service: all acts of a part; those that concern no service

Mark = tuple[str, str]  # a part or a source, and the service
Minutes = Mapping[datetime, int]  # by hour: bit n is minute n
ActsKey = tuple[date, str, str]  # first day of the month, part, service


@dataclass(frozen=True, slots=True)
class Counts:
    """What one process saw: minutes by mark, and acts: done, failed."""

    minutes: Mapping[Mark, Minutes] = field(default_factory=dict)
    acts: Mapping[ActsKey, tuple[int, int]] = field(default_factory=dict)


State = Literal["works", "troubled", "out", "unknown"]
IncidentKind = Literal["announced", "noticed", "planned"]


@dataclass(frozen=True, slots=True)
class Kept:
    """Whole minutes of this month: counted so far, lost of them, and what the goal allows in the whole month.
    ``counted`` is 0 before anything was heard."""

    counted: int
    lost: int
    allowed: float

    @property
    def left(self) -> float:
        """Minutes that may still be lost; below zero when more were lost than the goal allows."""
        return self.allowed - self.lost

    @property
    def share(self) -> float | None:
        """Per cent of the counted minutes in which it worked; None before anything was counted."""
        return 100 * (self.counted - self.lost) / self.counted if self.counted else None


@dataclass(frozen=True, slots=True)
class PartLine:
    """``days``: minutes lost on each of ninety days, the oldest first; None for a day before counting began."""

    part: Part
    state: State
    kept: Kept
    days: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """``done`` and ``failed``: acts of this month, None where there were too few to say."""

    service: str
    kept: Kept
    done: int | None
    failed: int | None


@dataclass(frozen=True, slots=True)
class Incident:
    """``ends_at`` is None while it goes on. The platform's own ("noticed") have no words but the part's."""

    id: UUID
    kind: IncidentKind
    parts: tuple[Part, ...]
    begins_at: datetime
    ends_at: datetime | None
    words: Mapping[str, str]
    closing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the public page says. ``known_at`` is older than a moment when the database does not answer."""

    at: datetime
    known_at: datetime | None
    answers: bool
    counted_since: datetime | None
    parts: tuple[PartLine, ...] = ()
    services: Mapping[str, ServiceLine] = field(default_factory=dict)
    rest: Kept = Kept(0, 0, 0.0)  # of a service of which nothing in particular is known
    incidents: tuple[Incident, ...] = ()
