"""What came of a simulated month, in figures. Ignores how they are shown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

from darcha.ground import clock
from darcha.ground.text import Text
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseRow
from darcha.kernel.statistics import api as statistics
from darcha.kernel.statistics.types import WaitingTime

from .month import Day, Month

DECIDED = frozenset({"approved", "refused", "replied"})


@dataclass(frozen=True, slots=True)
class OfficerFigures:
    """``busy`` is the share of their office time that was spent on cases."""

    number: int
    decided: int
    busy: float


@dataclass(frozen=True, slots=True)
class Figures:
    """``waited`` are hours by the clock on the wall from the start of each decided case, without ``own``: the hours
    that those who were asked took to answer. ``waiting`` is what the service page would say."""

    service: str
    name: Text
    begins_on: date
    days: tuple[Day, ...]
    outcomes: dict[str, int]
    late: tuple[timedelta, ...]  # of decided cases, by how much
    open_late: int
    waited: tuple[float, ...]
    own: tuple[float, ...]
    waiting: WaitingTime
    officers: tuple[OfficerFigures, ...]
    away: tuple[int, int] | None  # days of the month, from 1
    decreed_on: date | None
    decreed: date | None
    moved: int

    @property
    def in_time(self) -> float | None:
        """Share of the decided cases that were decided within their term."""
        decided = sum(count for outcome, count in self.outcomes.items() if outcome in DECIDED)
        return 1 - len(self.late) / decided if decided else None


def figures_of(month: Month) -> Figures:
    """To be asked at the end of the month, under its clock."""
    rows = month.cases()
    closed = [row for row in rows if row.outcome in DECIDED and row.closed_at is not None]
    spent = [cases.figures_of(row.id) for row in closed]
    return Figures(
        service=month.plan.service,
        name=month.service.name,
        begins_on=month.plan.begins_on,
        days=tuple(month.days.values()),
        outcomes=dict(Counter(row.outcome or "open" for row in rows)),
        late=tuple(sorted(_late(row) for row in closed if _late(row) > timedelta())),
        open_late=sum(row.closed_at is None and row.pressing_at <= clock.now() for row in rows),
        waited=tuple(sorted(_hours(one.waited) for one in spent)),
        own=tuple(sorted(_hours(one.own) for one in spent if one.own)),
        waiting=statistics.waiting_time(month.plan.service),
        officers=tuple(
            OfficerFigures(desk.number, desk.decided, min(desk.busy / desk.present, 1) if desk.present else 0.0)
            for desk in month.desks
        ),
        away=month.plan.away if month.desks and month.plan.away[1] > 0 else None,
        decreed_on=month.plan.decreed_on if month.decreed else None,
        decreed=month.decreed,
        moved=month.moved,
    )


def _late(row: CaseRow) -> timedelta:
    """How long after its end of term it was decided."""
    assert row.closed_at is not None  # noqa: S101 - asked of closed ones alone
    no_term = row.due.due_on is None and row.due.due_at is None
    return timedelta() if no_term else max(timedelta(), row.closed_at - row.pressing_at)


def _hours(span: timedelta | None) -> float:
    return (span or timedelta()) / timedelta(hours=1)


def middle_and_ninth(hours: Sequence[float]) -> tuple[float, float] | None:
    """Median and nine of ten, for the picture; None when there are too few to say."""
    if len(hours) < 2:
        return None
    parts = quantiles(hours, n=10, method="inclusive")
    return parts[4], parts[8]
