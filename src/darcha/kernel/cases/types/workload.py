"""The work of a unit as its head sees it: who holds what, what was handed over, which terms were missed and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from .lists import CaseRow
from .states import CaseState


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A case whose term was missed: by how much, and where its time went (``untaken``, ``waiting``, ``work``); ``main``
    is the longest part."""

    row: CaseRow
    late: timedelta
    main: str
    parts: Mapping[str, timedelta]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One case with whoever had it before, and its state then."""

    public_id: UUID
    number: str
    before: UUID | None
    state: CaseState


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """One case that was not handed over: the key of a text, or the words of the refusal."""

    number: str
    why: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    done: tuple[HandedOver, ...]
    left: tuple[LeftAlone, ...]


@dataclass(frozen=True, slots=True)
class HolderLoad:
    """The open work of one holder in one body; ``holder`` None: nobody has taken it. ``nearest_at`` is the first end of
    a term among it, None while no term runs."""

    body: str
    holder: UUID | None
    cases: int
    overdue: int
    waiting: int
    nearest_at: datetime | None
    pressing: int = 0  # not over yet, and less time is left than work
