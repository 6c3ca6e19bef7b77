"""How often what may be tried: the limits of signing in, by subject, address, phone, prefix and in all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Budget:
    """At most ``most`` in each window of this length."""

    most: int
    window: timedelta

    def opens_at(self, now: datetime) -> datetime:
        """When the window that ``now`` falls into began; windows are aligned to the epoch."""
        length = int(self.window.total_seconds())
        since_epoch = int(now.timestamp())
        return datetime.fromtimestamp(since_epoch - since_epoch % length, tz=now.tzinfo)


MINUTES_15 = timedelta(minutes=15)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

# The pair of PINFL and document is held tighter than the PINFL alone, and guessing documents ends after twenty. A
# browser in which the owner has signed in before has tries of its own: no stranger uses them up.
START: Mapping[str, Budget] = {
    "pair-15": Budget(5, MINUTES_15),
    "pair-day": Budget(20, DAY),
    "pinfl-hour": Budget(20, HOUR),
    "address-hour": Budget(60, HOUR),
    "address-day": Budget(300, DAY),
}
START_KNOWN: Mapping[str, Budget] = {"browser-15": Budget(5, MINUTES_15), "browser-day": Budget(20, DAY)}
STAFF_START: Mapping[str, Budget] = {
    "login-15": Budget(8, MINUTES_15),
    "address-hour": Budget(60, HOUR),
    "address-day": Budget(300, DAY),
}
STAFF_START_KNOWN: Mapping[str, Budget] = {"browser-15": Budget(8, MINUTES_15)}
FACTOR: Mapping[str, Budget] = {"factor-hour": Budget(20, HOUR)}

# What sending may cost. A number seen for the first time counts against its prefix and the breaker of newcomers, so
# that a flood of strangers never takes the code away from those who have signed in before.
SEND_ANY: Mapping[str, Budget] = {"phone-day": Budget(10, DAY), "known-hour": Budget(20_000, HOUR)}
SEND_KNOWN: Mapping[str, Budget] = {"browser-phone-day": Budget(10, DAY), "known-hour": Budget(20_000, HOUR)}
SEND_FIRST: Mapping[str, Budget] = {
    "phone-day": Budget(10, DAY),
    "prefix-hour": Budget(60, HOUR),
    "first-hour": Budget(2_000, HOUR),
}

CODE_TRIES = 5
CODE_LIFE = timedelta(minutes=10)
INVITE_LIFE = timedelta(hours=72)
