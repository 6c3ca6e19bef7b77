"""What crosses the counter of the exchange: who reads, and the line that a person sees about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
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
