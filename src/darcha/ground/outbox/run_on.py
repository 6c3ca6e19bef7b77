"""Go on with the events that wait, so that a backlog does not pay a job's whole way for each of them.

Each is taken as the library takes a job: for this worker, past what others hold, so a worker that dies leaves it to
``rescue``. One statement ends a job and takes the next. What fails goes back for the ordinary way.
"""

import logging
from collections.abc import Callable
from threading import Event as Flag
from time import monotonic
from uuid import UUID

from django.db import Error, connection

from ..database import prepared_cursor
from .hand_over import hand_over

log = logging.getLogger("darcha.outbox")
# Set when a job may be in the hands of this worker and in none of its threads'. The worker heeds it: it begins again
# under another number, and ``rescue`` finds what it held under this one.
lost = Flag()
PLACE_SECONDS = 0.5  # then whoever goes on gives its place up: what the clock asks for waits for one
PAUSE_SECONDS = 3  # before what failed is tried again
_END = "DELETE FROM procrastinate_jobs WHERE id = %s AND status = 'doing' AND worker_id = %s"
_NEXT = """
WITH ended AS (DELETE FROM procrastinate_jobs WHERE id = %s AND status = 'doing' AND worker_id = %s),
     next AS (SELECT id FROM procrastinate_jobs
               WHERE status = 'todo' AND task_name = 'darcha.outbox.deliver' AND attempts = 0 AND lock IS NULL
                 AND scheduled_at IS NULL
               ORDER BY priority DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE procrastinate_jobs job SET status = 'doing', worker_id = %s FROM next WHERE job.id = next.id
RETURNING job.id, job.args ->> 'event_id'
"""
_AGAIN = """
WITH held AS (SELECT id FROM procrastinate_jobs WHERE id = %s AND status = 'doing' AND worker_id = %s FOR UPDATE)
SELECT procrastinate_retry_job_v2(held.id, now() + %s * interval '1 second', NULL, NULL, NULL) FROM held
"""


def run_on(worker: int) -> None:
    """Until nothing waits, or the place is wanted. ``worker`` is the number under which the library knows us."""
    try:
        _run_on(worker)
    except Error:
        log.exception("worker %s begins again: what it holds by the database it may not have in hand", worker)
        connection.close()
        lost.set()


def _run_on(worker: int) -> None:
    until = monotonic() + PLACE_SECONDS
    ended: int | None = None
    while monotonic() < until:
        taken = _take(ended, worker)
        if taken is None:
            return
        job, event = taken
        try:
            hand_over(UUID(event))  # what is no identifier fails alone
        except Exception:
            log.exception("event %s failed and is tried again", event)
            ended = None
            _surely(_give_back, job, worker)
        else:
            ended = job
    if ended is not None:
        _surely(_end, ended, worker)


def _surely(say: Callable[[int, int], None], job: int, worker: int) -> None:
    """Once more by another connection when this one has died. Not for what is taken: whether it was, an answer that
    never came does not say."""
    try:
        say(job, worker)
    except Error:
        connection.close()
        say(job, worker)


def _take(ended: int | None, worker: int) -> tuple[int, str] | None:
    with prepared_cursor() as cursor:
        cursor.execute(_NEXT, [ended, worker, worker])
        found: tuple[int, str] | None = cursor.fetchone()
        return found


def _give_back(job: int, worker: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_AGAIN, [job, worker, PAUSE_SECONDS])


def _end(job: int, worker: int) -> None:
    with prepared_cursor() as cursor:
        cursor.execute(_END, [job, worker])
