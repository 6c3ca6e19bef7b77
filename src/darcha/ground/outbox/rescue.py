"""Bring back what a killed worker left behind: jobs whose worker no longer lives. Runs every minute."""

from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

STALLED_AFTER_SECONDS = 60


@app.periodic(cron="* * * * *")
@app.task(name="darcha.outbox.rescue", queueing_lock="darcha.outbox.rescue")
async def rescue(timestamp: int) -> None:
    """Put stalled jobs back in the queue; ``timestamp`` is the minute that the scheduler asks for. One that cannot be
    brought back keeps no other from it."""
    failures: list[Exception] = []
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
        try:
            await _bring_back(job)
        except Exception as error:
            failures.append(error)
    if failures:
        raise failures[0]


async def _bring_back(job: Job) -> None:
    try:
        await app.job_manager.retry_job(job)
    except UniqueViolation:
        # What runs every minute may wait only once, and its next run already waits: that one does the work.
        await app.job_manager.finish_job(job, Status.ABORTED, delete_job=True)
