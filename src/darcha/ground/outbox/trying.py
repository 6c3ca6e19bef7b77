"""How often a delivery is tried, how long one try may take, and when it is taken apart from its neighbours. Pure but
for the clock."""

from datetime import timedelta
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.retry import RetryDecision

from .. import clock

TRIES = 5
BACKOFF = 3  # seconds, to the power of the tries: 3, 9, 27, 81
LIMIT_SECONDS = 30.0  # what a listener does takes a second or two; five tries and their pauses end within five minutes
OUTSIDE_SECONDS = 100.0  # all gateways together, each to the end of its patience
DEATHS = 2  # in whose hands so many workers died is done apart
ALONE = "alone"  # the queue, and the lock, of what is done in a process of its own, one at a time


class DiedAlone(RuntimeError):
    """The process that had this one job in hand was killed by it, or had to be ended."""


class Trying(RetryStrategy):
    """Once more after every failure; but not what has killed workers and then the process that it had for itself."""

    def __init__(self) -> None:
        super().__init__(max_attempts=TRIES - 1, exponential_wait=BACKOFF)

    def get_retry_decision(self, *, exception: BaseException, job: Any) -> RetryDecision | None:
        """None: it waits for a person. By the database's clock, which says when a job is due, not by the machine's."""
        if isinstance(exception, DiedAlone):
            return None
        if super().get_retry_decision(exception=exception, job=job) is None:
            return None
        return RetryDecision(retry_at=clock.now() + timedelta(seconds=BACKOFF ** (job.attempts + 1)))
