"""What crosses the counter of statistics: counts, and how long it really takes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class OwnTime:
    """The time that applicants took to answer a question of the body, over the ``cases`` in which one was asked.

    ``median`` is None under 20 such cases.
    """

    cases: int = 0
    median: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many cases of a service are open now, and of how many the term is over."""

    open: int = 0
    past_term: int = 0


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """How long a service took from its start to the decision, time spent waiting for the applicant not counted.

    Over cases decided in the last twelve months. ``median`` and ``nine_of_ten`` are None under 20 cases: there are not
    enough yet to say. ``twentieths`` stand for all of them: as if twenty people stood in a row by how long they waited.
    ``backlog`` is of now, and is said whatever the number of cases.
    """

    cases: int
    median: timedelta | None
    nine_of_ten: timedelta | None
    twentieths: tuple[timedelta, ...] = ()
    own: OwnTime = OwnTime()
    backlog: Backlog = Backlog()

    @property
    def is_known(self) -> bool:
        return self.median is not None


@dataclass(frozen=True, slots=True)
class Counters:
    """How many cases of a service stand in each state now, and how many there are in all."""

    by_state: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_state.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something happened on one day in one region: ``fact`` is "submitted" or an outcome."""

    service_key: str
    region: str
    on: date
    fact: str
    count: int


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """All that statistics takes from a case: codes and moments, nobody's name."""

    service_key: str
    region: str
    state: str
    submitted_on: date
    closed_on: date | None
    outcome: str
    waited: timedelta | None  # start to decision without stops; None while open and for undecided ends
    own: timedelta | None = None  # the stops: how long the applicant was awaited
    ends_at: datetime | None = None  # first moment after the term of an open case; None while none runs
