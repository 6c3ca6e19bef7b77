"""Lists of cases as queries show them: rows, pages, what they are narrowed by. No personal data."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from .receipt import Due
from .states import CaseState


@dataclass(frozen=True, slots=True)
class Reached:
    """The last rung fired for the present end of a term: the code of its line, the highest who was told, and when."""

    line: str
    to: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnEnd:
    """What another body was asked has an end of its own; ``ends_at`` is the first moment that is too late."""

    asked_at: datetime
    due: Due
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list: no personal data. ``reached`` is known in worklists alone."""

    id: UUID
    public_id: UUID
    number: str
    service_key: str
    kind: str
    body: str
    region: str
    state: CaseState
    step: str
    channel: str
    received_at: datetime
    registered_at: datetime | None
    due: Due
    pressing_at: datetime
    assigned_to: UUID | None
    closed_at: datetime | None
    outcome: str
    begin_by: datetime | None = None  # known in worklists alone: the last moment to begin what is left
    party_id: UUID | None = None  # a number of ours for whose case it is; shown nowhere, and told who looked
    calendar: UUID | None = None  # the edition that counts its term
    reached: Reached | None = None
    own: OwnEnd | None = None  # known in worklists alone: until when the reader's body answers what it was asked


@dataclass(frozen=True, slots=True)
class CaseReference:
    """What other lists say of a case that they name."""

    number: str
    service_key: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list by keyset: ``next`` is an opaque cursor, None on the last page."""

    items: tuple[CaseRow, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class WorklistFilter:
    """What an officer narrows his inbox by; empty means everything he may see."""

    body: str | None = None
    service_key: str | None = None
    state: CaseState | None = None
    assigned: Literal["", "me", "nobody"] = ""  # nobody: what one's own body leads and nobody has taken
    holder: UUID | None = None
    due_before: date | None = None  # the last day of the term lies before this one
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class BoundedCount:
    """``count`` up to the bound; ``more`` when there are more ("500+")."""

    count: int
    more: bool = False


@dataclass(slots=True)
class ExportedList:
    """Rows on their way out of the house, read as they are taken; ``count`` of them so far. ``ended`` is empty until
    they are over, then ``all``, ``cut`` (there were more) or ``rights`` (they were taken away meanwhile)."""

    at: datetime
    rows: "Generator[CaseRow, None, None]" = field(init=False)
    count: int = 0
    ended: str = ""


@dataclass(frozen=True, slots=True)
class KeptView:
    """A way to see the inbox under a name; ``asked``: what the address of the list says."""

    id: UUID
    name: str
    asked: Mapping[str, str]
