"""The worker as it is run: events delivered each second from a backlog; how soon after the event when idle."""

import time
from collections.abc import Callable

from django.db import connection

from ..latency import Latency, latency_of
from ..registry import Round, measure
from ..rig import Rig
from .submit_api import PETITION, send

_DELIVERED = "SELECT count(*) FROM ground_outboxevent WHERE delivered_at IS NOT NULL"
_WAITING = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"
_FORGET = "DELETE FROM procrastinate_jobs WHERE status = 'todo'"
_TOOK = """
SELECT extract(epoch FROM delivered_at - at) * 1000 FROM ground_outboxevent
WHERE delivered_at IS NOT NULL AND at > to_timestamp(%s) AND name = 'cases.CaseSubmitted'
"""
START_SECONDS, LEAST = 30, 40


@measure("worker", "events delivered each second from a backlog, one worker of 4", target=">= 400 per core", once=True)
def worker(rig: Rig) -> Round:
    """Counted from the first delivery on, for a worker takes seconds to begin."""

    def run(seconds: float) -> Latency:
        while _one(_WAITING) < LEAST:
            send(rig, PETITION)
        before = _one(_DELIVERED)
        rig.place.start_worker()
        try:
            _wait(lambda: _one(_DELIVERED) > before)
            began, first = time.monotonic(), _one(_DELIVERED)
            while time.monotonic() - began < seconds and _one(_WAITING):
                time.sleep(0.1)
            done, took = _one(_DELIVERED) - first, time.monotonic() - began
        finally:
            rig.place.stop("worker")
        return Latency(done / took, 0, 0, 0, done)

    return run


@measure(
    "event-to-effect",
    "from the event to its last effect, idle worker, two events a second",
    once=True,
    target="p50 <= 100 ms",
)
def effect(rig: Rig) -> Round:
    """What waits from other measures is forgotten first."""

    def run(seconds: float) -> Latency:
        with connection.cursor() as cursor:
            cursor.execute(_FORGET)
        rig.place.start_worker()
        try:
            send(rig, PETITION)
            _wait(lambda: not _one(_WAITING))
            since, count = time.time(), max(3, int(seconds * 2))
            for _ in range(count):
                send(rig, PETITION)
                time.sleep(0.5)
            _wait(lambda: not _one(_WAITING))
            time.sleep(0.5)
        finally:
            rig.place.stop("worker")
        with connection.cursor() as cursor:
            cursor.execute(_TOOK, [since])
            took = [float(row[0]) for row in cursor.fetchall()]
        return latency_of(took, rate=2.0, errors=count - len(took))

    return run


def _one(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def _wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not until():
        if time.monotonic() > deadline:
            raise RuntimeError("the worker did nothing")
        time.sleep(0.05)
