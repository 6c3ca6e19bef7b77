"""The worker process: jobs from the queue, and what is due every minute."""

import asyncio
import contextlib
import logging
import signal
from typing import cast

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from darcha.ground import read_only

CONCURRENCY = 4
HEARTBEAT_SECONDS = 10
# A job is looked for so often: being told of each would take a lock of the whole database at every commit. Idle this
# is one percent of a core, and a fact waits half of it in the mean.
LOOKS_EVERY_SECONDS = 0.08
LOOK_SECONDS = 0.5  # at the word that nothing may be written
log = logging.getLogger("darcha.worker")


def run_worker() -> None:
    """Work until TERM or INT; a job in hand is finished first."""
    import_tasks()
    log.info("worker started")
    read_only.finish_what_is_in_hand()
    asyncio.run(_live())


def import_tasks() -> None:
    """Tasks register on import; the worker must know all of them."""
    from darcha.ground.outbox import deliver, rescue  # noqa: F401

    from .. import schedule  # noqa: F401


async def _live() -> None:
    """Work, and rest while nothing may be written; until a signal comes."""
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    while not told.is_set():
        if read_only.standing() is None:
            await _work(told)
        else:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(told.wait(), LOOK_SECONDS)
    log.info("worker stopped")


async def _work(told: asyncio.Event) -> None:
    """Until a signal comes or nothing may be written."""
    # An app beside ours: what tasks emit still goes through Django's connection, in the transaction of their change.
    worker_app = app.with_connector(cast(DjangoConnector, app.connector).get_worker_connector())
    async with worker_app.open_async():
        task = asyncio.create_task(
            worker_app.run_worker_async(
                concurrency=CONCURRENCY,
                wait=True,
                listen_notify=False,
                fetch_job_polling_interval=LOOKS_EVERY_SECONDS,
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                shutdown_graceful_timeout=5,
            )
        )
        while not (told.is_set() or task.done() or read_only.standing()):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(told.wait(), LOOK_SECONDS)
        if read_only.standing():
            log.info("worker rests: nothing may be written")
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
