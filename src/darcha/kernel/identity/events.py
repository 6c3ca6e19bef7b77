"""Facts of identity in the past tense. Most are kept for the record."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from darcha.ground.outbox.event import Event


@dataclass(frozen=True, kw_only=True)
class CodeAsked(Event):
    """Somebody asked for a sign-in code; whether one is sent is decided in the worker, out of the asker's sight."""

    challenge_id: UUID


@dataclass(frozen=True, kw_only=True)
class SignedIn(Event):
    """An account opened a session."""

    record_only: ClassVar[bool] = True
    account_id: UUID
    assurance: str


@dataclass(frozen=True, kw_only=True)
class SignedOut(Event):
    """A session was ended by its owner."""

    record_only: ClassVar[bool] = True
    account_id: UUID


@dataclass(frozen=True, kw_only=True)
class FactorAdded(Event):
    """An account gained a second factor."""

    record_only: ClassVar[bool] = True
    account_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class FactorRemoved(Event):
    """An account lost a second factor."""

    record_only: ClassVar[bool] = True
    account_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class CodesWithheld(Event):
    """A sending limit was reached for the first time in its window: look whether an attack is running."""

    record_only: ClassVar[bool] = True
    limit: str


@dataclass(frozen=True, kw_only=True)
class AbsenceMoved(Event):
    """Somebody asked to be away, the head agreed, or it ended before its day: ``line`` is asked, agreed or ended."""

    absence_id: UUID
    line: str
