"""The worker's own loop, in this process and against a real queue: what breaks under it, and what it does then."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace

import psycopg
import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.db import connection, connections
from procrastinate.contrib.django.procrastinate_app import current_app
from procrastinate.periodic import PeriodicRegistry

from darcha.config.processes import worker
from darcha.ground import clock
from darcha.ground.models import OutboxEvent
from darcha.ground.outbox import Event, emit, listens_to, run_on
from darcha.ground.outbox.fencing import Fenced

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]
backends: list[int] = []
may_end = threading.Event()


@dataclass(frozen=True, kw_only=True)
class WorkHeard(Event):
    """Only tests tell this."""


@listens_to(WorkHeard)
def hear(event: WorkHeard) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backends.append(cursor.fetchone()[0])
    may_end.wait()


@pytest.fixture(autouse=True)
def watchdog(monkeypatch) -> Iterator[list[float]]:
    """How often it was put off. Nothing runs by the clock, and the queue, which Django does not empty, is empty."""
    put_off: list[float] = []
    does = SimpleNamespace(
        dump_traceback_later=lambda seconds, exit: put_off.append(seconds), cancel_dump_traceback_later=lambda: None
    )
    monkeypatch.setattr(worker, "faulthandler", does)
    monkeypatch.setattr(current_app, "periodic_registry", PeriodicRegistry())
    backends.clear()
    may_end.set()
    _empty()
    yield put_off
    _empty()


def _empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


def while_it_works(does: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """What is done beside a worker; it is told to stop afterwards."""

    async def live() -> None:
        told = asyncio.Event()
        working = asyncio.create_task(worker._work(told))
        try:
            await does(told)
        finally:
            told.set()
            await working
            await sync_to_async(connections.close_all)()

    asyncio.run(live())


async def until(what: Callable[[], object]) -> None:
    """The test's own limit is the guard against a hang."""
    while not await sync_to_async(what)():
        await asyncio.sleep(0.02)


def tell() -> None:
    emit(WorkHeard())


def all_tried() -> bool:
    """Whether no job waits that was not tried, and none is in hand."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' OR attempts = 0")
        return cursor.fetchone()[0] == 0


def end_backend(number: int) -> None:
    with psycopg.connect(**connection.get_connection_params() | {"autocommit": True, "context": None}) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [number])


def test_a_thread_whose_connection_has_died_works_on_with_another():
    async def restart(told: asyncio.Event) -> None:
        for _ in range(2):
            await sync_to_async(tell)()
            await until(all_tried)
            await sync_to_async(end_backend)(backends[-1])

    while_it_works(restart)
    assert len(set(backends)) == 2
    assert not OutboxEvent.objects.filter(delivered_at=None).exists()


def test_what_is_in_hand_at_a_stop_is_finished_and_the_watchdog_waits_for_it(watchdog, monkeypatch):
    monkeypatch.setattr(worker, "LOOK_SECONDS", 0.02)
    may_end.clear()

    async def stop(told: asyncio.Event) -> None:
        await sync_to_async(tell)()
        await until(lambda: backends)
        told.set()
        try:
            async with asyncio.timeout(20):
                before = len(watchdog)
                await until(lambda: len(watchdog) > before + 5)
        finally:
            may_end.set()

    while_it_works(stop)
    assert not OutboxEvent.objects.filter(delivered_at=None).exists()


def test_a_worker_that_lost_a_job_lets_go_of_all_it_holds():
    held = []

    async def lose(told: asyncio.Event) -> None:
        await until(lambda: workers() == 1)
        held.append(await sync_to_async(hold)())
        run_on.lost.set()
        await until(lambda: workers() == 0)
        assert not told.is_set()

    while_it_works(lose)
    stalled = async_to_sync(Fenced(current_app.connector).get_stalled_jobs)(seconds_since_heartbeat=3600)
    assert [job.id for job in stalled] == held


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_worker_begins_again_when_somebody_sets_the_clock(monkeypatch, hours):
    """Its ``_work`` ends without being told to, and ``_live`` calls it again."""
    real = clock.machine

    async def set_clock(told: asyncio.Event) -> None:
        await until(lambda: workers() == 1)
        monkeypatch.setattr(clock, "machine", lambda: real() + timedelta(seconds=20))
        await asyncio.sleep(3 * worker.LOOK_SECONDS)
        assert await sync_to_async(workers)() == 1
        monkeypatch.setattr(clock, "machine", lambda: real() + timedelta(hours=hours))
        await until(lambda: workers() == 0)
        assert not told.is_set()

    monkeypatch.setattr(worker, "LOOK_SECONDS", 0.02)
    while_it_works(set_clock)


def test_who_began_again_works(monkeypatch):
    began: list[asyncio.Event] = []

    async def work(told: asyncio.Event) -> None:
        began.append(told)
        if len(began) == 2:
            told.set()

    monkeypatch.setattr(worker, "_work", work)
    asyncio.run(worker._live())
    assert len(began) == 2


def workers() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_workers")
        return int(cursor.fetchone()[0])


def hold() -> int:
    """A job that the worker has by the database alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, worker_id)"
            " SELECT 'default', 'some.task', 'doing', id FROM procrastinate_workers RETURNING id"
        )
        return int(cursor.fetchone()[0])
