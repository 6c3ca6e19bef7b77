"""What another edition of the calendars does to open cases. Ignores who decided it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

When = date | datetime | None  # the last day, the last moment, or no term running


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that works in one edition and not in the other; ``ref`` is the act that the later one names for it."""

    on: date
    works: bool
    ref: str | None


@dataclass(frozen=True, slots=True)
class MoveCount:
    """So many cases of a service move from one end to another."""

    service_key: str
    body: str
    before: When
    after: When
    cases: int


@dataclass(frozen=True, slots=True)
class RecalculationPreview:
    """``open_cases`` would be pinned to the edition; of those the ones in ``moves`` get another end, and their
    applicants are ``told``; ``over_at_once`` would then be past their end. ``cannot`` are numbers of cases whose
    history would not be lawful under the edition: they keep their calendar."""

    edition: UUID
    changed_days: tuple[ChangedDay, ...]
    open_cases: int
    moves: tuple[MoveCount, ...]
    told: int
    over_at_once: int
    cannot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recalculated:
    """What one step did. ``last`` is the case to go on after; None when nothing is left. ``kept`` cases stay with their
    calendar, because their history would not be lawful by the other."""

    pinned: int = 0
    moved: int = 0
    kept: int = 0
    last: UUID | None = None
