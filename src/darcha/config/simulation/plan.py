"""What is supposed of a month: how many apply, who works, who is away, which decree comes. Ignores the service."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from darcha.ground import clock


@dataclass(frozen=True, slots=True)
class Plan:
    """``arrivals`` a day on average; a case takes an officer ``minutes`` on average. Officers are numbered from 1:
    the first is ``away`` on days counted from the first day on, both included. On ``decree_day`` an act makes the
    third working day after it a day off; 0: no decree."""

    service: str
    begins_on: date
    days: int = 30
    arrivals: float = 8.0
    officers: int = 3
    minutes: float = 20.0
    away: tuple[int, int] = (8, 14)
    decree_day: int = 15
    seed: int = 1

    @property
    def begins_at(self) -> datetime:
        return datetime.combine(self.begins_on, datetime.min.time(), clock.TASHKENT)

    @property
    def ends_at(self) -> datetime:
        return self.begins_at + timedelta(days=self.days)

    @property
    def decreed_on(self) -> date:
        """The day on which the decree comes."""
        return self.begins_on + timedelta(days=self.decree_day - 1)

    def is_away(self, officer: int, day: date) -> bool:
        """Whether that officer is away on that day."""
        number = (day - self.begins_on).days + 1
        return officer == 1 and self.away[0] <= number <= self.away[1]
