"""Jobs of a worker that was killed: each comes back, and none stands in another's way."""

from collections.abc import Iterator

import pytest
from asgiref.sync import async_to_sync
from django.db import connection

from darcha.ground.outbox.rescue import rescue

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _empty_queue() -> Iterator[None]:
    """The queue's tables are the library's: Django does not empty them between tests."""
    _empty()
    yield
    _empty()


def _empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


def run_rescue() -> None:
    async_to_sync(rescue.func)(timestamp=0)


def job(status: str, lock: str | None = None, worker: int | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, queueing_lock, worker_id)"
            " VALUES ('default', 'some.task', '{}', %s, %s, %s) RETURNING id",
            [status, lock, worker],
        )
        return int(cursor.fetchone()[0])


def statuses() -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, status FROM procrastinate_jobs")
        return dict(cursor.fetchall())


def worker(silent: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id", [silent]
        )
        return int(cursor.fetchone()[0])


def test_a_killed_workers_job_waits_again_and_a_living_ones_is_left():
    killed, living = job("doing", worker=worker("1 hour")), job("doing", worker=worker("1 second"))
    run_rescue()
    assert statuses() == {killed: "todo", living: "doing"}


def test_a_job_whose_worker_was_forgotten_waits_again():
    orphan = job("doing")
    run_rescue()
    assert statuses() == {orphan: "todo"}


def test_a_held_run_whose_next_already_waits_makes_room_and_the_others_still_come_back():
    gone = worker("1 hour")
    job("doing", lock="every-minute", worker=gone)
    waiting, other = job("todo", lock="every-minute"), job("doing", worker=gone)
    run_rescue()
    assert statuses() == {waiting: "todo", other: "todo"}


def test_one_that_cannot_be_brought_back_keeps_no_other_from_it(monkeypatch):
    gone = worker("1 hour")
    broken, other = job("doing", worker=gone), job("doing", worker=gone)
    manager = type(rescue.blueprint.job_manager)
    retry = manager.retry_job

    async def stumble(self, one, **how):
        if one.id == broken:
            raise RuntimeError("a broken one")
        await retry(self, one, **how)

    monkeypatch.setattr(manager, "retry_job", stumble)
    with pytest.raises(RuntimeError):
        run_rescue()
    assert statuses() == {broken: "doing", other: "todo"}
