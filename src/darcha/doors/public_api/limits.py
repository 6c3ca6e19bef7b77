"""How often one caller may call: a window for each token in each process, told in every answer's headers."""

import hashlib
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse

from .problems import problem

WINDOW_SECONDS = 60
CALLS = 1_200
ANONYMOUS_CALLS = 300
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left in this window; ``reset`` in seconds."""

    limit: int
    remaining: int
    reset: int

    @property
    def headers(self) -> dict[str, str]:
        """The draft-standard headers."""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(0, self.remaining)),
            "RateLimit-Reset": str(self.reset),
        }


class Limiter:
    """Counts calls of a caller in a fixed window. Keeps only hashes of who called."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: OrderedDict[tuple[bytes, int], int] = OrderedDict()

    def take(self, caller: str, *, known: bool) -> Allowance:
        """Count one call; ``remaining`` below zero means that it is refused."""
        limit = CALLS if known else ANONYMOUS_CALLS
        moment = time.time()
        window = int(moment // WINDOW_SECONDS)
        key = (hashlib.sha256(caller.encode()).digest()[:16], window)
        with self._lock:
            count = self._counts.get(key, 0) + 1
            self._counts[key] = count
            while len(self._counts) > _REMEMBERED:
                self._counts.popitem(last=False)
        return Allowance(limit, limit - count, int(WINDOW_SECONDS - moment % WINDOW_SECONDS) + 1)

    def give_back(self, caller: str, taken: Allowance) -> Allowance:
        """A repeat of an acknowledged submission does not count."""
        window = int(time.time() // WINDOW_SECONDS)
        key = (hashlib.sha256(caller.encode()).digest()[:16], window)
        with self._lock:
            if self._counts.get(key):
                self._counts[key] -= 1
        return replace(taken, remaining=taken.remaining + 1)


limiter = Limiter()


def too_many(allowance: Allowance) -> HttpResponse:
    """The refusal of a call beyond the allowance."""
    headers = {"Retry-After": str(allowance.reset), **allowance.headers}
    return problem(429, "too-many-calls", "Too many calls in a minute", headers=headers)


def spent_allowance(request: HttpRequest) -> Allowance | None:
    """The allowance, where nothing is left of it and only a repeat may still be answered."""
    return getattr(request, "spent_allowance", None)
