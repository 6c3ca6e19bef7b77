"""Bring back what a killed worker left behind: jobs whose worker no longer lives. Runs every minute."""

from procrastinate.contrib.django import app

STALLED_AFTER_SECONDS = 60


@app.periodic(cron="* * * * *")
@app.task(name="darcha.outbox.rescue", queueing_lock="darcha.outbox.rescue")
async def rescue(timestamp: int) -> None:
    """Put stalled jobs back in the queue; ``timestamp`` is the minute that the scheduler asks for."""
    stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS)
    for job in stalled:
        await app.job_manager.retry_job(job)
