"""When a gateway that fails is left alone for a while, so that what it cannot do now holds nothing up. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

IN_A_ROW = 3
REST = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Circuit:
    """How a gateway has done lately. Closed at first; ``IN_A_ROW`` failures open it for a ``REST``, after which one
    message tries it again: what that one meets closes it or gives it another rest."""

    failures: int = 0
    rests_until: datetime | None = None

    def lets_through(self, now: datetime) -> bool:
        """Whether a message may try the gateway."""
        return self.rests_until is None or now >= self.rests_until

    def tried(self, now: datetime) -> "Circuit":
        """Somebody tries it after its rest: others wait for what comes of it, but no longer than another rest."""
        return self if self.rests_until is None else Circuit(self.failures, now + REST)

    def failed(self, now: datetime) -> "Circuit":
        """After one more failure."""
        failures = self.failures + 1
        return Circuit(failures, now + REST if failures >= IN_A_ROW else None)


CLOSED = Circuit()
