"""Only who still holds a job says what became of it. A worker that slept past its lease finds the job in other hands,
and what it says is not written."""

import logging
from datetime import datetime

from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from .. import clock

log = logging.getLogger("darcha.outbox")
# The row is locked before the library's function runs. The worker and the number of tries are the fencing token.
_HELD = """
WITH held AS (SELECT id FROM procrastinate_jobs
               WHERE id = %(job_id)s AND status = 'doing' AND attempts = %(attempts)s
                 AND (worker_id = %(worker_id)s OR worker_id IS NULL) FOR UPDATE)
"""
_FINISH = (
    _HELD
    + """
SELECT held.id, procrastinate_finish_job_v1(held.id, %(status)s::procrastinate_job_status, %(delete_job)s)
  FROM held
"""
)
_RETRY = (
    _HELD
    + """
SELECT held.id, procrastinate_retry_job_v2(held.id, %(retry_at)s::timestamptz, %(priority)s::integer,
                                           %(queue)s::varchar, %(lock)s::varchar)
  FROM held
"""
)


class Fenced(JobManager):
    """As the library's, but for the two calls by which a worker gives a job back."""

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        """Not written when the job is another's by now."""
        await self._say(_FINISH, job, status=status.value, delete_job=delete_job)

    async def retry_job(
        self,
        job: Job,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        """Not written when the job is another's by now."""
        await self._say(_RETRY, job, retry_at=retry_at or clock.now(), priority=priority, queue=queue, lock=lock)

    async def _say(self, statement: str, job: Job, **words: object) -> None:
        token = {"job_id": job.id, "worker_id": job.worker_id, "attempts": job.attempts}
        if not await self.connector.execute_query_all_async(statement, **token, **words):
            log.warning(
                "job %s is no longer worker %s's: what became of it there is not written", job.id, job.worker_id
            )
