"""A case opened by exception, as those read it who answer for the body or oversee it. Pure data."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from .views import CaseRow, CaseView


@dataclass(frozen=True, slots=True)
class Opening:
    """``account_id`` opened the case ``number`` by ``post`` of ``body``; ``until`` is when it shuts."""

    public_id: UUID
    number: str
    service_key: str
    body: str
    post: str
    account_id: UUID
    occasion: str
    reason: str
    opened_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """The newest first; ``next`` continues, None at the end."""

    items: tuple[Opening, ...]
    next: UUID | None


@dataclass(frozen=True, slots=True)
class ReadElsewhere:
    """In whose name and for what the files and papers of a case are opened by one who has no act on it; ``closed`` are
    files that are not shown to that body."""

    row: CaseRow
    purpose: str
    body: str
    reason: str = ""
    closed: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """The case, and the opening through which it is read."""

    opening: Opening
    view: CaseView
