"""Jobs of a worker that was killed: each comes back, and none stands in another's way."""

from collections.abc import Iterator

import pytest
from asgiref.sync import async_to_sync
from django.db import connection

from darcha.ground.outbox.deliver import deliver
from darcha.ground.outbox.fencing import Fenced
from darcha.ground.outbox.rescue import STALLED_AFTER_SECONDS, rescue
from darcha.ground.outbox.trying import ALONE, DEATHS, TRIES

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
    retry = Fenced.retry_job

    async def stumble(self, one, **how):
        if one.id == broken:
            raise RuntimeError("a broken one")
        await retry(self, one, **how)

    monkeypatch.setattr(Fenced, "retry_job", stumble)
    with pytest.raises(RuntimeError):
        run_rescue()
    assert statuses() == {broken: "doing", other: "todo"}


def held(attempts: int, task: str = deliver.name) -> int:
    number = job("doing", worker=worker("1 hour"))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET attempts = %s, task_name = %s WHERE id = %s", [attempts, task, number]
        )
    return number


def row(number: int) -> tuple[str, str, str | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status, queue_name, lock FROM procrastinate_jobs WHERE id = %s", [number])
        found: tuple[str, str, str | None] = cursor.fetchone()
        return found


def test_in_whose_hands_workers_die_again_is_done_apart():
    first, again = held(attempts=0), held(attempts=DEATHS - 1)
    run_rescue()
    assert row(first) == ("todo", "default", None)
    assert row(again) == ("todo", ALONE, ALONE)


def test_what_runs_by_the_clock_is_not_done_apart():
    run = held(attempts=DEATHS, task="darcha.schedule.deliver")
    run_rescue()
    assert row(run) == ("todo", "default", None)


def test_nothing_kills_workers_for_ever():
    poisoned = held(attempts=TRIES - 1)
    run_rescue()
    assert row(poisoned)[0] == "failed"


def test_a_worker_may_miss_some_beats_before_its_jobs_are_given_away():
    from darcha.config.processes.worker import HEARTBEAT_SECONDS

    assert STALLED_AFTER_SECONDS >= 4 * HEARTBEAT_SECONDS
