"""Jobs that failed for good: which they are, putting them back, giving them up. The log alone knows why they failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from darcha.ground import clock
from darcha.ground.models import OutboxEvent

# Of what is periodic only the latest run counts: the next one does the work that an earlier one failed to do.
_FAILED = """
SELECT job.id, job.task_name, job.args ->> 'event_id',
       (SELECT max(at) FROM procrastinate_events WHERE job_id = job.id AND type = 'failed')
  FROM procrastinate_jobs job
 WHERE job.status = 'failed'
   AND (job.task_name NOT IN (SELECT task_name FROM procrastinate_periodic_defers)
        OR job.id IN (SELECT job_id FROM procrastinate_periodic_defers WHERE job_id IS NOT NULL))
 ORDER BY job.id
"""
_PUT_BACK = """
UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = NULL WHERE id = %s AND status = 'failed'
"""
_GIVE_UP = "DELETE FROM procrastinate_jobs WHERE id = %s AND status = 'failed'"
_FORGET_RUNS = """
DELETE FROM procrastinate_jobs job
 WHERE job.status = 'failed' AND job.task_name IN (SELECT task_name FROM procrastinate_periodic_defers)
   AND NOT EXISTS (SELECT FROM procrastinate_events WHERE job_id = job.id AND at > now() - %s * interval '1 day')
"""
RUNS_KEPT_DAYS = 7


@dataclass(frozen=True, slots=True)
class FailedJob:
    """``event`` is the fact that was to be delivered, where it was one; ``failed_at`` in Tashkent."""

    id: int
    task: str
    event: str
    failed_at: datetime | None


def failed_jobs() -> list[FailedJob]:
    """Every job that will not be tried again and that nothing makes good, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_FAILED)
        rows = cursor.fetchall()
    names = dict(OutboxEvent.objects.filter(id__in=[row[2] for row in rows if row[2]]).values_list("id", "name"))
    return [
        FailedJob(number, task, names.get(UUID(event), "") if event else "", clock.parse(at) if at else None)
        for number, task, event, at in rows
    ]


def put_back(ids: Sequence[int]) -> int:
    """Into the queue again, with all its tries. How many were: one whose next run already waits is given up instead."""
    return sum(_put_back(number) for number in ids)


def _put_back(number: int) -> int:
    try:
        with transaction.atomic():
            return _change(_PUT_BACK, number)
    except IntegrityError:
        give_up([number])
        return 0


def give_up(ids: Sequence[int]) -> int:
    """Their rows go; what they were to do is never done. How many there were."""
    return sum(_change(_GIVE_UP, number) for number in ids)


def forget_failed_runs() -> None:
    """Runs of what is periodic that failed long ago: later ones have done their work."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET_RUNS, [RUNS_KEPT_DAYS])


def _change(statement: str, number: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, [number])
        return cursor.rowcount
