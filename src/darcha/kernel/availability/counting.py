"""What this process saw since it last wrote it down: kept in memory, so that no act waits for it and none asks the
database more. A process that is killed takes its last minute along."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from threading import Lock

from darcha.ground import clock

from .rules.minutes import bit_of, hour_of, is_spoilt, minute_of
from .types import ALL, GENERAL, ActsKey, Counts, Mark, Part, Source

_MINUTE = timedelta(minutes=1)


class Memory:
    """Counts of one process. Its size goes with hours, parts and services, not with acts."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._acts: dict[datetime, dict[tuple[Part, str], list[int]]] = {}
        self._minutes: dict[Mark, dict[datetime, int]] = defaultdict(dict)
        self._done: dict[ActsKey, tuple[int, int]] = {}
        self._heard: dict[Source, datetime] = {}

    def count(self, part: Part, service: str, *, is_failed: bool) -> None:
        """One act, in the minute that it ended in."""
        minute = minute_of(clock.now())
        with self._lock:
            counted = self._acts.setdefault(minute, {}).setdefault((part, service), [0, 0])
            counted[is_failed] += 1

    def lose(self, parts: Iterable[Part]) -> None:
        """This minute is lost for these parts, whether anybody asked or not."""
        with self._lock:
            for part in parts:
                for service in (ALL, GENERAL):
                    self._mark((part, service), clock.now())

    def hear(self, source: Source) -> None:
        """It is there. One minute in which it was not heard is forgiven when this very process was heard in the one
        before: it looked a moment late. Of what was before its first word it knows nothing."""
        minute = minute_of(clock.now())
        with self._lock:
            self._mark((source, ""), minute)
            if self._heard.get(source) == minute - 2 * _MINUTE:
                self._mark((source, ""), minute - _MINUTE)
            self._heard[source] = minute

    def take(self) -> Counts:
        """Everything of finished minutes, judged; what is taken is no longer here."""
        with self._lock:
            self._judge(minute_of(clock.now()))
            taken = Counts({mark: dict(bits) for mark, bits in self._minutes.items()}, dict(self._done))
            self._minutes.clear()
            self._done.clear()
        return taken

    def put_back(self, taken: Counts) -> None:
        """It could not be written: it stays for the next time."""
        with self._lock:
            for mark, minutes in taken.minutes.items():
                for hour, bits in minutes.items():
                    self._minutes[mark][hour] = self._minutes[mark].get(hour, 0) | bits
            for key, (done, failed) in taken.acts.items():
                self._add(key, done, failed)

    def pending(self) -> Counts:
        """What would be taken now; it stays."""
        taken = self.take()
        self.put_back(taken)
        return taken

    def clear(self) -> None:
        """For tests: as if this process had seen nothing."""
        with self._lock:
            for kept in (self._acts, self._minutes, self._done, self._heard):
                kept.clear()

    def _judge(self, before: datetime) -> None:
        for minute in [minute for minute in self._acts if minute < before]:
            acts = self._acts.pop(minute)
            totals: dict[Part, list[int]] = {}
            for (part, service), (done, failed) in acts.items():
                self._add((minute.date().replace(day=1), part, service), done, failed)
                total = totals.setdefault(part, [0, 0])
                total[0], total[1] = total[0] + done, total[1] + failed
                if is_spoilt(done, failed):
                    self._mark((part, service), minute)
            for part, (done, failed) in totals.items():
                if is_spoilt(done, failed):
                    self._mark((part, ALL), minute)

    def _add(self, key: ActsKey, done: int, failed: int) -> None:
        before = self._done.get(key, (0, 0))
        self._done[key] = before[0] + done, before[1] + failed

    def _mark(self, mark: Mark, moment: datetime) -> None:
        hour = hour_of(moment)
        self._minutes[mark][hour] = self._minutes[mark].get(hour, 0) | bit_of(moment)


memory = Memory()
