"""What every visitor asks alike is read by one of them and kept for a while: a database that hangs holds up one visitor
of a process, whatever there is to read. Ignores what that is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

from django.db import DatabaseError

T = TypeVar("T")
KNOWN_FOR = timedelta(seconds=20)
LET_BE = timedelta(seconds=10)  # a database that did not answer is not asked again by every visitor
PATIENCE = timedelta(seconds=5)  # whoever reads longer is held up by a database that hangs


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """What was read last, and when. ``failed_at`` while the database does not answer since."""

    value: T
    at: datetime | None = None
    failed_at: datetime | None = None

    def is_fresh(self, now: datetime) -> bool:
        """Whether it need not be read now."""
        if self.failed_at is not None:
            return self.failed_at <= now < self.failed_at + LET_BE
        return self.at is not None and self.at <= now < self.at + KNOWN_FOR


class _Errand:
    """Whether somebody of this process is reading, and since when. One for everything that is asked in this way."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._since: datetime | None = None

    def begin(self, now: datetime, *, waits: bool) -> bool:
        """False while another is out; ``waits`` for one who will hardly be long."""
        patience = PATIENCE.total_seconds() if waits and not self.is_overdue(now) else 0
        if not self._lock.acquire(timeout=patience):
            return False
        self._since = now
        return True

    def end(self) -> None:
        self._since = None
        self._lock.release()

    def is_overdue(self, now: datetime) -> bool:
        since = self._since
        return since is not None and now >= since + PATIENCE


_errand = _Errand()


class AskedByOne(Generic[T]):
    """Something that is read for all. Raises nothing when the database is away: what is known is told."""

    def __init__(self, read: Callable[[datetime], T], nothing: T) -> None:
        self._read, self._nothing = read, nothing
        self._known = Known(nothing)

    def look(self, now: datetime) -> Known[T]:
        """At most ``KNOWN_FOR`` old as long as the database answers. Nobody waits for another but in the first moments
        of a process."""
        is_first = self._known.at is None and self._known.failed_at is None
        if not self._known.is_fresh(now) and _errand.begin(now, waits=is_first):
            try:
                if not self._known.is_fresh(now):  # who was waited for may have read it
                    self._known = self._ask(now)
            finally:
                _errand.end()
        return replace(self._known, failed_at=now) if _errand.is_overdue(now) else self._known

    def forget(self) -> None:
        """For tests: as if this process had just begun."""
        self._known = Known(self._nothing)

    def _ask(self, now: datetime) -> Known[T]:
        try:
            return Known(self._read(now), now)
        except DatabaseError:
            return replace(self._known, failed_at=now)
