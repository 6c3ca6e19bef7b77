"""Jobs that failed for good: which they are, putting them back, giving them up. The log alone knows why they failed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from darcha.ground import clock
from darcha.ground.models import OutboxEvent
from darcha.kernel.cases import api as cases

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
    """``event`` is the fact that was to be delivered, where it was one, and ``case`` the number of the case that it is
    about; ``failed_at`` in Tashkent."""

    id: int
    task: str
    event: str
    failed_at: datetime | None
    case: str = ""


def failed_jobs() -> list[FailedJob]:
    """Every job that will not be tried again and that nothing makes good, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_FAILED)
        rows = cursor.fetchall()
    events = _events([row[2] for row in rows])
    numbers = _case_numbers(events.values())
    return [
        FailedJob(
            job, task, events[event][0] if event in events else "", clock.parse(at) if at else None,
            numbers.get(events[event][1], "") if event in events else "",
        )
        for job, task, event, at in rows
    ]  # fmt: skip


def _events(ids: Iterable[str | None]) -> dict[str | None, tuple[str, str]]:
    """Name and case of each, by what the job calls it. What is no identifier, or of no event, is not among them."""
    known = {uuid: one for one in ids if (uuid := _uuid(one))}
    rows = OutboxEvent.objects.filter(id__in=known).values_list("id", "name", "facts__case_id")
    return {known[number]: (name, case if isinstance(case, str) else "") for number, name, case in rows}


def _case_numbers(events: Iterable[tuple[str, str]]) -> dict[str, str]:
    asked = {uuid: case for _, case in events if (uuid := _uuid(case))}
    return {asked[one]: said.number for one, said in cases.references_of(asked).items()}


def _uuid(text: str | None) -> UUID | None:
    """None for what a broken job holds in its place."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


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
