"""Bring back what a killed worker left behind: jobs whose worker no longer lives. Runs every quarter of a minute.

A job in whose hands workers die again and again is first done apart, then left to a person.
"""

from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

from .deliver import deliver
from .fencing import Fenced
from .trying import ALONE, DEATHS, TRIES

STALLED_AFTER_SECONDS = 25


@app.periodic(cron="* * * * * */15")
@app.task(name="darcha.outbox.rescue", queueing_lock="darcha.outbox.rescue")
async def rescue(timestamp: int) -> None:
    """Put stalled jobs back in the queue; ``timestamp`` is the moment that the scheduler asks for. One that cannot be
    brought back keeps no other from it."""
    failures: list[Exception] = []
    manager = Fenced(app.connector)
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
        try:
            await _bring_back(manager, job)
        except Exception as error:
            failures.append(error)
    if failures:
        raise failures[0]


async def _bring_back(manager: Fenced, job: Job) -> None:
    if job.attempts + 1 >= TRIES:
        await manager.finish_job(job, Status.FAILED, delete_job=False)
        return
    apart = ALONE if job.task_name == deliver.name and job.attempts + 1 >= DEATHS else None
    try:
        await manager.retry_job(job, queue=apart, lock=apart)
    except UniqueViolation:
        # What runs by the clock may wait only once, and its next run already waits: that one does the work.
        await manager.finish_job(job, Status.ABORTED, delete_job=True)
