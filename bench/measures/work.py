"""The worker as it is run: events delivered each second from a backlog; how soon after the event when idle."""

import time
from collections.abc import Callable

from django.db import connection

from .. import pgbench
from ..latency import Latency, latency_of
from ..memory import cpu_seconds
from ..registry import Round, measure
from ..rig import LIMIT_DATABASE, Rig
from .submit_api import PETITION, send, sent

_DELIVERED = "SELECT count(*) FROM ground_outboxevent WHERE delivered_at IS NOT NULL"
_WAITING = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND task_name = 'darcha.outbox.deliver'"
_FORGET = "DELETE FROM procrastinate_jobs WHERE status = 'todo'"
_TOOK = """
SELECT extract(epoch FROM delivered_at - at) * 1000 FROM ground_outboxevent
WHERE delivered_at IS NOT NULL AND at > to_timestamp(%s) AND name = 'cases.CaseSubmitted'
"""
_WENT_OUT = """
SELECT extract(epoch FROM max(delivery.sent_at) - event.at) * 1000
  FROM ground_outboxevent event
  JOIN cases_case ON cases_case.id = CAST(event.facts ->> 'case_id' AS uuid)
  JOIN notifications_notification notice ON notice.about = 'case:' || cases_case.public_id
  JOIN notifications_delivery delivery ON delivery.notification_id = notice.id
 WHERE event.at > to_timestamp(%s) AND event.name = 'cases.CaseSubmitted' AND delivery.sent_at IS NOT NULL
 GROUP BY event.id, event.at
"""
# A job is taken and ended, and its event noted and delivered: what every event costs before any effect.
_QUEUE = """
INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)
SELECT 'default', 'darcha.outbox.deliver', '{}', 'todo' FROM generate_series(1, %s)
"""
_LIMIT = """
WITH next AS (SELECT id FROM procrastinate_jobs WHERE status = 'todo' ORDER BY priority DESC, id LIMIT 1
              FOR UPDATE SKIP LOCKED)
UPDATE procrastinate_jobs job SET status = 'doing' FROM next WHERE job.id = next.id RETURNING job.id \\gset
DELETE FROM procrastinate_jobs WHERE id = :id AND status = 'doing';
"""
START_SECONDS, WARM_SECONDS, FOUR = 30, 3.0, 4
A_SECOND, QUEUED = 900, 200_000  # events prepared for each second of a round; jobs for the limit
IDLE_EVENTS, PAUSE_SECONDS = 40, 0.25


@measure("limit-worker", "a job taken and ended by PostgreSQL alone, 4 clients, pgbench", once=True)
def limit(rig: Rig) -> Round:
    """The queue without any effect."""
    import psycopg

    def run(seconds: float) -> Latency:
        with psycopg.connect(rig.place.cluster.url(LIMIT_DATABASE), autocommit=True) as copy:
            copy.execute(_FORGET)
            copy.execute(_QUEUE, [QUEUED])
            copy.execute("ANALYZE procrastinate_jobs")
        return pgbench.run(rig.place, _LIMIT, seconds=seconds, database=LIMIT_DATABASE, clients=FOUR)

    return run


@measure(
    "worker",
    "events delivered each second from a backlog, one worker of 4",
    limit="limit-worker",
    target=">= 400 per core",
    once=True,
)
def worker(rig: Rig) -> Round:
    """Counted once its processes have read their packs. The figure beside it is its own processor time."""

    def run(seconds: float) -> Latency:
        wanted = int((seconds + WARM_SECONDS) * A_SECOND)
        while _one(_WAITING) < wanted:
            sent(rig, PETITION, 4)
        before = _one(_DELIVERED)
        rig.place.start_worker()
        try:
            _wait(rig, lambda: _one(_DELIVERED) > before)
            time.sleep(WARM_SECONDS)
            pid = rig.place.running["worker"].pid
            began, first, cpu = time.monotonic(), _one(_DELIVERED), cpu_seconds(pid)
            time.sleep(seconds)
            done, took, cpu = _one(_DELIVERED) - first, time.monotonic() - began, cpu_seconds(pid) - cpu
            if not _one(_WAITING):
                raise RuntimeError("the backlog ended before the round did")
        finally:
            rig.place.stop("worker")
        rig.kept["event cpu"] = cpu / max(1, done) * 1000
        return Latency(done / took, 0, 0, 0, done)

    return run


@measure("worker-cpu", "the worker's own processor time for an event of that round", unit=" ms", once=True)
def processor(rig: Rig) -> Round:
    """Says the same when the machine is busy. Raises KeyError when the worker was not measured."""
    return lambda seconds: float(rig.kept["event cpu"])


def _idle(rig: Rig) -> tuple[list[float], list[float]]:
    """Milliseconds from the event to its last effect, and to the message of it that went out. What waits from other
    measures is forgotten first."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET)
    rig.place.start_worker()
    try:
        for number in range(FOUR):
            send(rig, PETITION, number)  # it reads its packs
        _wait(rig, lambda: not _one(_WAITING))
        time.sleep(WARM_SECONDS)
        since = time.time()
        for number in range(IDLE_EVENTS):
            send(rig, PETITION, number % len(rig.people))
            time.sleep(PAUSE_SECONDS)
        _wait(rig, lambda: not _one(_WAITING))
        time.sleep(PAUSE_SECONDS)
    finally:
        rig.place.stop("worker")
    with connection.cursor() as cursor:
        cursor.execute(_TOOK, [since])
        took = [float(row[0]) for row in cursor.fetchall()]
        cursor.execute(_WENT_OUT, [since])
        return took, [float(row[0]) for row in cursor.fetchall()]


@measure(
    "event-to-effect",
    "from the event to its last effect, idle worker, four events a second",
    once=True,
    target="p50 <= 100 ms",
)
def effect(rig: Rig) -> Round:
    """Of petitions sent one after the other."""

    def run(_: float) -> Latency:
        took = rig.once("idle", lambda: _idle(rig))[0]
        return latency_of(took, rate=1 / PAUSE_SECONDS, errors=IDLE_EVENTS - len(took))

    return run


@measure("event-to-message", "from the same events until the message about it has gone out", once=True)
def message(rig: Rig) -> Round:
    """Two events one after the other: the petition, and that something is to be said. To the demo's gateway, which
    keeps the message in the same database."""

    def run(_: float) -> Latency:
        took = rig.once("idle", lambda: _idle(rig))[1]
        return latency_of(took, rate=1 / PAUSE_SECONDS, errors=IDLE_EVENTS - len(took))

    return run


def _one(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def _wait(rig: Rig, until: Callable[[], bool]) -> None:
    log, deadline = rig.place.home / "worker.log", time.monotonic() + START_SECONDS
    while not until():
        if time.monotonic() > deadline:
            raise RuntimeError(f"the worker did nothing: {log.read_text('utf-8', errors='replace')[-300:]}")
        time.sleep(0.05)
