"""A worker that slept past its lease wakes, and what it says of a job that others hold by now is not written."""

from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, Status
from procrastinate.utils import utcnow

from darcha.ground import clock
from darcha.ground.outbox.fencing import Fenced

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Fenced:
    return Fenced(app.connector)


def fetch(manager: Fenced) -> Job:
    """As a worker that has just begun."""
    worker = async_to_sync(manager.register_worker)()
    job = async_to_sync(manager.fetch_job)(queues=None, worker_id=worker)
    assert job is not None
    return job


@pytest.fixture
def job(manager: Fenced) -> Job:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('default', 'some.task')")
    return fetch(manager)


def now(number: int | None) -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status, worker_id FROM procrastinate_jobs WHERE id = %s", [number])
        return list(cursor.fetchall())


def finish(manager: Fenced, job: Job) -> None:
    async_to_sync(manager.finish_job)(job, Status.SUCCEEDED, True)


def give_back(manager: Fenced, job: Job) -> None:
    async_to_sync(manager.retry_job)(job, retry_at=utcnow() - timedelta(minutes=1))


def test_who_holds_it_ends_it(manager, job):
    finish(manager, job)
    assert now(job.id) == []


def test_who_holds_it_gives_it_back(manager, job):
    async_to_sync(manager.retry_job)(job, queue="alone", lock="alone")
    assert [status for status, _ in now(job.id)] == ["todo"]


def test_what_is_given_back_is_due_by_the_clock_that_all_go_by(manager, job):
    with clock.frozen("2026-03-06T10:00:00") as frozen:
        async_to_sync(manager.retry_job)(job)
    with connection.cursor() as cursor:
        cursor.execute("SELECT scheduled_at FROM procrastinate_jobs WHERE id = %s", [job.id])
        assert cursor.fetchone() == (frozen.moment,)


def test_what_a_zombie_says_is_not_written_while_the_job_waits(manager, job):
    give_back(manager, job)
    finish(manager, job)
    assert [status for status, _ in now(job.id)] == ["todo"]


def test_what_a_zombie_says_is_not_written_while_another_has_it_in_hand(manager, job):
    give_back(manager, job)
    other = fetch(manager)
    for say in (finish, give_back):
        say(manager, job)
        assert now(job.id) == [("doing", other.worker_id)]
    finish(manager, other)
    assert now(job.id) == []


def test_a_zombie_that_was_forgotten_does_not_end_an_earlier_try(manager, job):
    """Whose row among the workers was pruned holds its jobs under no name; the number of tries tells them apart."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET worker_id = NULL, attempts = 1 WHERE id = %s", [job.id])
    finish(manager, job)
    assert now(job.id) == [("doing", None)]
    finish(manager, job.evolve(attempts=1))
    assert now(job.id) == []
