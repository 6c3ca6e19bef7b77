"""The worker for real: what is due runs, and a job that a killed worker held is done by the next."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from darcha.ground.outbox import rescue

from .production import Production, production
from .running import wait_for

pytestmark = [pytest.mark.loopback, pytest.mark.timeout(900), pytest.mark.xdist_group("processes")]
EXPECTED = {
    "darcha.outbox.rescue": "* * * * * */15",
    "darcha.schedule.sweep_terms": "* * * * *",
    "darcha.schedule.cancel_unpaid": "* * * * *",
    "darcha.schedule.close_unpaid": "* * * * *",
    "darcha.schedule.scan_waiting": "* * * * *",
    "darcha.schedule.deliver": "* * * * *",
    "darcha.schedule.sweep_requests": "* * * * *",
    "darcha.schedule.sweep_clarity": "* * * * *",
    "darcha.schedule.sweep_orders": "*/10 * * * *",
    "darcha.schedule.chase_refunds": "*/10 * * * *",
    "darcha.schedule.check_files": "*/10 * * * *",
    "darcha.schedule.look_at_parts": "* * * * *",
    "darcha.schedule.sweep_counts": "45 22 * * *",
    "darcha.schedule.sweep_parked": "*/10 * * * *",
    "darcha.schedule.sweep_documents": "20 22 * * *",
    "darcha.schedule.sweep_sign_in": "40 22 * * *",
    "darcha.schedule.sweep_keys": "50 22 * * *",
    "darcha.schedule.forget_failed_runs": "55 22 * * *",
}


def test_everything_periodic_is_declared():
    from procrastinate.contrib.django import app

    from darcha.config.processes.tasks import import_tasks

    import_tasks()
    declared = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert {name: cron for name, cron in declared.items() if name.startswith("darcha.")} == EXPECTED


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(EXPECTED) - {"darcha.outbox.rescue"}))
def test_what_is_due_runs_in_an_empty_country(name):
    from procrastinate.contrib.django import app

    from darcha.config.processes.tasks import import_tasks

    import_tasks()
    app.tasks[name](timestamp=0)


@pytest.fixture(scope="module")
def place() -> Iterator[Production]:
    home = Path(tempfile.mkdtemp(prefix="darcha-worker-"))
    try:
        with production(home) as one:
            assert one.call("migrate").returncode == 0
            yield one
    finally:
        shutil.rmtree(home)


def test_a_job_of_a_killed_worker_is_done_by_the_next(place: Production):
    with place.running("worker") as worker:
        wait_for(lambda: place.sql("SELECT count(*) FROM procrastinate_workers") == "1", "the worker")
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
    held = place.sql(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, worker_id, attempts)"
        " SELECT 'default', 'darcha.schedule.scan_waiting', '{\"timestamp\": 0}', 'doing', max(id), 1"
        " FROM procrastinate_workers RETURNING id"
    ).split()[0]
    long_ago = rescue.STALLED_AFTER_SECONDS + 60  # longer than a living one may be silent
    place.sql(f"UPDATE procrastinate_workers SET last_heartbeat = now() - interval '{long_ago} seconds'")  # noqa: S608
    still_held = f"SELECT count(*) FROM procrastinate_jobs WHERE id = {held}"  # noqa: S608
    assert place.sql(still_held) == "1"
    with place.running("worker"):
        wait_for(lambda: place.sql(still_held) == "0", "the rescue, which runs every minute")
    assert place.sql("SELECT task_name FROM procrastinate_jobs WHERE status = 'failed'") == ""
