"""The worker process: jobs from the queue, and what is due every minute."""

import asyncio
import contextlib
import faulthandler
import logging
import signal
from typing import Any, cast

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from darcha.ground import clock, read_only
from darcha.ground.one_clock import keep_following, wait_for_the_first_answer
from darcha.ground.outbox import run_on
from darcha.ground.outbox.fencing import Fenced

from .alone import apart, limit_memory
from .tasks import import_tasks

CONCURRENCY = 4
HEARTBEAT_SECONDS = 5
# A job is looked for so often: being told of each would take a lock of the whole database at every commit. Idle this
# is one percent of a core, and a fact waits half of it in the mean.
LOOKS_EVERY_SECONDS = 0.08
LOOK_SECONDS = 0.5  # at the word that nothing may be written
# Whose own loop stands still for so long is beyond help: a library of C holds it, or the machine was asleep. It ends,
# says where it stood, and is started again. A zombie that wakes ends the same way before it takes anything up.
STUCK_SECONDS = 30.0
# What is due every minute is put into the queue by the machine's clock. When somebody sets that, the library would wait
# until it is where it was, or count every minute between; so the worker begins again.
SET_SECONDS = 30.0
log = logging.getLogger("darcha.worker")


def run_worker() -> None:
    """Work until TERM or INT; a job in hand is finished first."""
    import_tasks()
    from django.conf import settings

    limit_memory(settings.DARCHA_WORKER_MEMORY_MB)
    log.info("worker started")
    read_only.finish_what_is_in_hand()
    wait_for_the_first_answer()  # nothing is decided by a machine's clock that may be wrong
    keep_following()
    asyncio.run(_live())


async def _live() -> None:
    """Work, and rest while nothing may be written; until a signal comes."""
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    while not told.is_set():
        if read_only.standing() is None:
            await _work(told)
        else:
            await _look(told)
    faulthandler.cancel_dump_traceback_later()
    log.info("worker stopped")


async def _look(told: asyncio.Event) -> None:
    """A moment of rest."""
    _put_watchdog_off()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(told.wait(), LOOK_SECONDS)


def _machine_started() -> float:
    """When this machine started, as its clock has it: that moves when the clock is set. Seconds since the epoch."""
    return clock.machine().timestamp() - clock.uptime()


def _put_watchdog_off() -> None:
    """It is a thread of C's, which nothing of Python's can hold up."""
    faulthandler.dump_traceback_later(STUCK_SECONDS, exit=True)


async def _work(told: asyncio.Event) -> None:
    """Until a signal comes, nothing may be written, or it has to begin again under another number."""
    run_on.lost.clear()
    started = _machine_started()
    # An app beside ours: what tasks emit still goes through Django's connection, in the transaction of their change.
    worker_app = app.with_connector(cast(DjangoConnector, app.connector).get_worker_connector())
    worker_app.job_manager = Fenced(worker_app.connector)
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
                task_middleware=_around_each(),
            )
        )
        while not (told.is_set() or task.done() or read_only.standing() or run_on.lost.is_set()):
            await _look(told)
            if abs(moved := _machine_started() - started) > SET_SECONDS:
                log.warning("this machine's clock was set by %.0f seconds: the worker begins again", moved)
                break
        if read_only.standing():
            log.info("worker rests: nothing may be written")
        task.cancel()
        while not task.done():  # what is in hand is finished, however long it takes: the loop itself turns
            _put_watchdog_off()
            await asyncio.wait([task], timeout=LOOK_SECONDS)
        with contextlib.suppress(asyncio.CancelledError):
            await task


def _around_each() -> list[Any]:
    """The library's own stay: without them a thread keeps a connection that has died, and all it does fails."""
    return [*app.worker_defaults.get("task_middleware", ()), apart]
