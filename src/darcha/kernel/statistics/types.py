"""What crosses the counter of statistics: counts, and how long it really takes."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """How long a service took from its start to the decision, time spent waiting for the applicant not counted.

    Over cases decided in the last twelve months. ``median`` and ``nine_of_ten`` are None under 20 cases: there are not
    enough yet to say.
    """

    cases: int
    median: timedelta | None
    nine_of_ten: timedelta | None

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
