"""What crosses the counter of the exchange: who reads, and the line that a person sees about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from darcha.ground.journal.actor import Actor


class Reader(Protocol):
    """As much of a principal as is written down when somebody's data are read."""

    @property
    def kind(self) -> str: ...
    @property
    def posts(self) -> tuple[Any, ...]: ...
    @property
    def actor(self) -> Actor: ...


class Purpose(StrEnum):
    """Why data were read. A person reads these words, so the list is closed and translated."""

    DECIDE_CASE = "decide-case"  # a rule or an officer decides the application
    HANDLE_CASE = "handle-case"  # an officer opens the application
    FILL_FORM = "fill-form"  # the form was filled from the registry on somebody else's request
    CHECK_FEE = "check-fee"  # a relief of the fee
    CHECK_OWNERSHIP = "check-ownership"
    ISSUE_DOCUMENT = "issue-document"
    SEND_NOTICE = "send-notice"
    KEEP_REGISTER = "keep-register"  # the holder works in its own register
    JUDGE_OBJECTION = "judge-objection"  # the higher body opens the case objected to
    OVERSEE = "oversee"
    BY_EXCEPTION = "by-exception"  # a case outside the rights of the reader, for a reason that stands beside


@dataclass(frozen=True, slots=True)
class Access:
    """One reading of one person's data, as the person sees it: body and post, never an officer's private name."""

    id: UUID
    at: datetime
    reader: str  # person, staff, client or system
    body: str
    post: str
    source: str  # key of a registry, or "case"
    fields: tuple[str, ...]  # top-level names; none means the whole record
    purpose: str
    case_id: UUID | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """How many different people one of the staff may look at within ``within``; ``name`` is ``hour`` or ``day``."""

    name: str
    within: timedelta
    most: int


@dataclass(frozen=True, slots=True)
class Looks:
    """How many people were looked at within a budget before now, and how many of those looked at now are among them."""

    seen: int
    known: int


@dataclass(frozen=True, slots=True)
class Noted:
    """What one statement said: whether a canary is among those written down now, and the looks within each budget;
    ``lines`` is 0 where a visit goes on, ``ids`` are those that the lines would have."""

    ids: tuple[UUID, ...]
    lines: int
    is_canary: bool
    looks: tuple[Looks, ...]


@dataclass(frozen=True, slots=True)
class Readers:
    """How often one holder of a post has read one case. ``actor_id`` is for telling oneself from others."""

    body: str
    post: str
    actor_id: str
    times: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class AccessPage:
    """A slice of the list, newest first. ``next_after`` continues it; None at the end."""

    items: Sequence[Access]
    next_after: UUID | None
