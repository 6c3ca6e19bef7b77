"""What is looked up when a monitor asks: how much waits and for how long, what is full, what is old. A few statements.

The same that ``darcha health`` says in sentences. Whatever cannot be answered is left out, and the rest is said.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from prometheus_client.core import GaugeMetricFamily

from darcha.ground import clock, read_only
from darcha.kernel.cases import api as cases
from darcha.kernel.notifications import api as notifications

from ..backup.manifest import NoBackup, newest, read
from ..health import SWEEP_PATIENCE
from ..jobs import failed_jobs
from ..readiness import READY, readiness

Labelled = dict[str, float]
_CHANNELS = ("email", "sms")
_WAITING = "SELECT count(*), min(at) FROM ground_outboxevent WHERE delivered_at IS NULL"
_QUEUE = """
SELECT count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()),
       count(*) FILTER (WHERE status = 'todo' AND scheduled_at > now()),
       count(*) FILTER (WHERE status = 'doing')
  FROM procrastinate_jobs WHERE status IN ('todo', 'doing')
"""
_HEARD = "SELECT max(last_heartbeat) FROM procrastinate_workers"
_THEIR_CLOCK = "SELECT clock_timestamp()"


def gauges() -> Iterator[GaugeMetricFamily]:
    """One family for each question."""
    states = readiness()
    yield _family(
        "darcha_ready",
        "1 where a part that Darcha leans on is in order, as /readyz says.",
        "part",
        {part: float(state in READY) for part, state in states.items()},
    )
    yield from _of_the_machine()
    if states["database"] == "ok":
        for question in _QUESTIONS:
            try:
                yield from question()
            except DatabaseError:  # it went away while we asked
                return


def _of_the_machine() -> Iterator[GaugeMetricFamily]:
    yield _plain("darcha_read_only", "1 while nothing is written.", float(read_only.standing() is not None))
    disks = {"var": settings.DARCHA_VAR, "files": settings.DARCHA_FILES_DIR, "backups": settings.DARCHA_BACKUP_DIR}
    full = {name: read_only.fullness(Path(folder)) / 100 for name, folder in disks.items() if Path(folder).is_dir()}
    yield _family("darcha_disk_full_ratio", "How full the disk of a folder is, from 0 to 1.", "folder", full)
    try:
        made_at = read(newest(settings.DARCHA_BACKUP_DIR)).made_at
    except (NoBackup, OSError):
        return
    yield _plain(
        "darcha_backup_age_seconds", "How old the newest backup is; absent where there is none.", _since(made_at)
    )


def _events() -> Iterator[GaugeMetricFamily]:
    waiting, oldest = _row(_WAITING)
    yield _plain("darcha_events_waiting", "Events of which not every room was told.", waiting)
    yield _plain(
        "darcha_events_oldest_seconds", "How long the oldest of them has waited; 0 without one.", _since(oldest)
    )


def _jobs() -> Iterator[GaugeMetricFamily]:
    due, later, doing = _row(_QUEUE)
    states = {"due": due, "later": later, "doing": doing, "failed": len(failed_jobs())}
    yield _family("darcha_jobs", "Jobs in the queue; failed ones wait for a person.", "state", states)
    (heard,) = _row(_HEARD)
    if heard is not None:
        yield _plain("darcha_worker_silent_seconds", "How long ago the last worker was heard.", _since(heard))


def _clocks() -> Iterator[GaugeMetricFamily]:
    before = clock.machine()
    (theirs,) = _row(_THEIR_CLOCK)
    apart = clock.apart(before, theirs, clock.machine()).total_seconds()
    yield _plain("darcha_clock_apart_seconds", "How far the clocks of this machine and the database are apart.", apart)


def _law() -> Iterator[GaugeMetricFamily]:
    overdue = cases.overdue_without_action(patience=SWEEP_PATIENCE)
    yield _plain("darcha_cases_overdue_untold", "Cases that are overdue and nobody was told. 0 is right.", overdue)


def _messages() -> Iterator[GaugeMetricFamily]:
    stuck = dict.fromkeys(_CHANNELS, 0.0) | {one.channel: float(one.count) for one in notifications.stuck_deliveries()}
    yield _family("darcha_messages_stuck", "Messages that were tried in vain and still wait.", "channel", stuck)


_QUESTIONS: tuple[Callable[[], Iterator[GaugeMetricFamily]], ...] = (_events, _jobs, _clocks, _law, _messages)


def _row(statement: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        found: tuple[Any, ...] = cursor.fetchone()
    return found


def _since(moment: datetime | None) -> float:
    return max(0.0, (clock.now() - moment).total_seconds()) if moment else 0.0


def _plain(name: str, means: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, means, value=value)


def _family(name: str, means: str, label: str, values: Labelled) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, means, labels=[label])
    for value, number in values.items():
        family.add_metric([value], number)
    return family
