"""Things that will happen, each done at its own time under a frozen clock. Ignores what they are."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all

Step = Callable[[], object]


@dataclass(slots=True)
class Agenda:
    """In the order of their time; ``chance`` is the one source of chance, so that a seed gives the same again."""

    chance: Random
    until: datetime
    _steps: list[tuple[datetime, int, Step]] = field(default_factory=list)
    _turn: Any = field(default_factory=count)

    def at(self, moment: datetime, step: Step) -> None:
        """Put a step on the agenda; what would happen after the end stays undone, as in life."""
        if moment < self.until:
            heapq.heappush(self._steps, (moment, next(self._turn), step))

    def live(self) -> None:
        """Do everything in order, each at its own time, with what follows from it."""
        if not self._steps:
            return
        with clock.frozen(self._steps[0][0]) as frozen:
            while self._steps:
                moment, _, step = heapq.heappop(self._steps)
                frozen.move_to(moment)
                step()
                deliver_all()

    def later(self, low: float, high: float) -> timedelta:
        """Between so many minutes, the lower ones more often."""
        return timedelta(minutes=low + (high - low) * self.chance.random() ** 2)
