"""Jobs that failed for good are named with what to do, put back or given up; runs that a later one made good not."""

from uuid import UUID

import pytest
from django.db import connection

from darcha.config import health, jobs
from darcha.ground.models import OutboxEvent
from darcha.ground.outbox import emit
from darcha.kernel.cases.types import CaseReference
from darcha.kernel.payments.events import RefundDue

pytestmark = pytest.mark.django_db
RUN = "darcha.schedule.deliver"


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def fail(task, args="{}"):
    ((number,),) = sql(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts)"
        " VALUES ('default', %s, %s, 'doing', 5) RETURNING id",
        task,
        args,
    )
    sql("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", number)
    return number


def defer(moment, number):
    sql(
        "INSERT INTO procrastinate_periodic_defers (task_name, defer_timestamp, job_id) VALUES (%s, %s, %s)",
        RUN,
        moment,
        number,
    )


def status(number):
    return sql("SELECT status, attempts FROM procrastinate_jobs WHERE id = %s", number)


@pytest.fixture
def undelivered():
    emit(RefundDue(invoice_id="0" * 32, purpose_ref="case:1"))
    event = OutboxEvent.objects.get()
    return fail("darcha.outbox.deliver", f'{{"event_id": "{event.id}"}}')


def test_health_names_the_event_the_job_and_what_to_do(undelivered):
    (sentence,) = health._failed_jobs()
    for words in ("1 jobs of payments.RefundDue", str(undelivered), "log", "darcha jobs retry", "+05:00"):
        assert words in sentence


def test_what_a_broken_job_holds_breaks_no_list():
    job = fail("darcha.outbox.deliver", '{"event_id": "no identifier"}')
    lost = fail("darcha.outbox.deliver", '{"event_id": "01970000-0000-7000-8000-000000000000"}')
    assert [(one.id, one.event, one.case) for one in jobs.failed_jobs()] == [(job, "", ""), (lost, "", "")]
    assert len(list(health._failed_jobs())) == 1


def test_the_case_is_named(undelivered, monkeypatch):
    case = UUID("01970000-0000-7000-8000-000000000001")
    OutboxEvent.objects.update(facts={"case_id": str(case)})
    said = {case: CaseReference("26-1726-0000017-3", "appeal")}
    monkeypatch.setattr(jobs.cases, "references_of", lambda ids: {one: said[one] for one in ids})
    assert [job.case for job in jobs.failed_jobs()] == ["26-1726-0000017-3"]
    (sentence,) = health._failed_jobs()
    assert "26-1726-0000017-3" in sentence


def test_a_job_put_back_has_all_its_tries(undelivered):
    assert jobs.put_back([undelivered]) == 1
    assert status(undelivered) == [("todo", 0)]
    assert jobs.failed_jobs() == []


def test_what_has_not_failed_is_left_alone(undelivered):
    jobs.put_back([undelivered])
    assert (jobs.put_back([undelivered]), jobs.give_up([undelivered])) == (0, 0)
    assert status(undelivered)


def test_a_job_given_up_is_gone(undelivered):
    assert jobs.give_up([undelivered]) == 1
    assert status(undelivered) == []


def test_a_failed_run_that_a_later_one_made_good_is_no_trouble():
    first = fail(RUN)
    defer(100, first)
    assert [job.id for job in jobs.failed_jobs()] == [first]
    sql("DELETE FROM procrastinate_periodic_defers")
    defer(160, None)
    assert jobs.failed_jobs() == []


def test_a_run_whose_next_already_waits_makes_room_for_it():
    failed = fail(RUN)
    sql("UPDATE procrastinate_jobs SET queueing_lock = %s WHERE id = %s", RUN, failed)
    sql("INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock) VALUES ('default', %s, %s)", RUN, RUN)
    assert jobs.put_back([failed]) == 0
    assert status(failed) == []


def test_old_failed_runs_are_forgotten_and_undelivered_events_never(undelivered):
    old, fresh = fail(RUN), fail(RUN)
    defer(100, None)
    sql("UPDATE procrastinate_events SET at = now() - interval '8 days' WHERE job_id = ANY(%s)", [old, undelivered])
    jobs.forget_failed_runs()
    assert status(old) == []
    assert status(fresh)
    assert status(undelivered)
