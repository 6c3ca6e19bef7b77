"""How many paid SMS are too many. Against pumping and bombing; limits to a person's patience are identity's."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` messages in each window of that many seconds."""

    name: str
    most: int
    seconds: int

    def window(self, now: datetime) -> int:
        """The number of the window that holds the moment."""
        return int(now.timestamp()) // self.seconds


PER_NUMBER = (Limit("number-hour", 8, 3_600), Limit("number-day", 24, 86_400))
IN_TOTAL = Limit("total-hour", 20_000, 3_600)
