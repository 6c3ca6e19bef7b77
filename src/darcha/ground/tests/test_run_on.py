"""A backlog of events: each has one effect, its job ends with it, and what fails goes back for the ordinary way."""

import importlib
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import OperationalError, connection, transaction

from darcha.ground.command import command
from darcha.ground.ids import new_id
from darcha.ground.models import OutboxDelivery, OutboxEvent
from darcha.ground.outbox import Event, emit, listens_to, run_on
from darcha.ground.outbox.hand_over import hand_over
from darcha.ground.outbox.testing import deliver_all

pytestmark = pytest.mark.django_db
WORKER = 7
heard: list[UUID] = []
failing: set[UUID] = set()


@dataclass(frozen=True, kw_only=True)
class LineMoved(Event):
    """Only tests tell this."""

    thing_id: UUID


@dataclass(frozen=True, kw_only=True)
class LineRefused(Event):
    """Only tests tell this: a listener goes on after a command that fails."""

    thing_id: UUID


@command(may=lambda **_: True)
def take_in(*, thing_id: UUID) -> None:
    if thing_id in failing:
        raise RuntimeError("told to fail")
    heard.append(thing_id)


@listens_to(LineMoved)
def move(event: LineMoved) -> None:
    take_in(thing_id=event.thing_id)


@listens_to(LineMoved)
def move_as_well(event: LineMoved) -> None:
    take_in(thing_id=event.thing_id)


@listens_to(LineRefused)
def go_on(event: LineRefused) -> None:
    try:
        take_in(thing_id=event.thing_id)
    except RuntimeError:
        OutboxEvent.objects.filter(name="none").update(name="nothing")
        heard.append(event.thing_id)


@listens_to(LineRefused)
def go_on_as_well(event: LineRefused) -> None:
    take_in(thing_id=new_id())


@pytest.fixture(autouse=True)
def _quiet():
    heard.clear()
    failing.clear()


@pytest.fixture
def worker() -> int:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        return int(cursor.fetchone()[0])


def told(count: int = 1) -> list[UUID]:
    things = [new_id() for _ in range(count)]
    for thing in things:
        emit(LineMoved(thing_id=thing))
    return things


def jobs() -> list[tuple[str, int, bool]]:
    """Status, attempts, and whether it waits for a later moment."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status::text, attempts, coalesce(scheduled_at > now(), false) FROM procrastinate_jobs"
            " WHERE task_name = 'darcha.outbox.deliver' ORDER BY id"
        )
        return list(cursor.fetchall())


def test_each_that_waits_has_one_effect_in_its_order_and_its_job_is_gone(worker):
    things = told(3)
    run_on.run_on(worker)
    assert heard == [thing for thing in things for _ in range(2)]
    assert jobs() == []
    assert OutboxEvent.objects.filter(delivered_at=None).count() == 0


def test_what_fails_goes_back_with_a_try_less_and_the_others_go_on(worker):
    first, second = told(2)
    failing.add(first)
    run_on.run_on(worker)
    assert heard == [second, second] and jobs() == [("todo", 1, True)]
    run_on.run_on(worker)
    assert jobs() == [("todo", 1, True)]  # the ordinary way has it now


def test_what_another_holds_is_left_to_it(worker):
    told(2)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing' WHERE id = (SELECT min(id) FROM procrastinate_jobs)"
        )
    run_on.run_on(worker)
    assert jobs() == [("doing", 0, False)]


def test_whoever_was_thought_dead_does_not_end_the_job_of_the_next(worker, monkeypatch):
    told(1)

    def rescued(event: UUID) -> None:
        hand_over(event)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET worker_id = NULL")

    monkeypatch.setattr(run_on, "hand_over", rescued)
    run_on.run_on(worker)
    assert jobs() == [("doing", 0, False)]


def test_it_gives_its_place_up(worker, monkeypatch):
    told(3)
    moments = iter([0.0, 0.1, 0.6])
    monkeypatch.setattr(run_on, "monotonic", lambda: next(moments))
    run_on.run_on(worker)
    assert len(heard) == 2 and [job[0] for job in jobs()] == ["todo", "todo"]


def test_listeners_share_a_transaction_without_savepoints(django_assert_num_queries):
    told(1)
    (event,) = OutboxEvent.objects.all()
    hand_over(event.id)  # the first time its question is made
    heard.clear()
    told(1)
    waiting = OutboxEvent.objects.get(delivered_at=None)
    with django_assert_num_queries(5):  # the test's savepoint and its end, the event, the notes, that it is delivered
        hand_over(waiting.id)
    assert len(heard) == 2 and OutboxDelivery.objects.filter(event=waiting).count() == 2


def test_one_that_goes_on_after_a_refusal_is_told_alone():
    thing = new_id()
    failing.add(thing)
    with transaction.atomic():
        emit(LineRefused(thing_id=thing))
    deliver_all()
    assert thing in heard
    assert OutboxDelivery.objects.count() == 2
    assert OutboxEvent.objects.get().delivered_at is not None


def test_apart_each_listener_has_a_transaction_of_its_own_from_the_first(monkeypatch):
    told()
    monkeypatch.setattr(importlib.import_module("darcha.ground.outbox.hand_over"), "_together", pytest.fail)
    hand_over(OutboxEvent.objects.get().id, together=False)
    assert len(heard) == 2 and OutboxEvent.objects.get().delivered_at is not None


def test_what_is_no_identifier_fails_alone(worker):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args)"
            " VALUES ('default', 'darcha.outbox.deliver', '{\"event_id\": \"nonsense\"}')"
        )
    (thing,) = told()
    run_on.run_on(worker)
    assert heard == [thing, thing] and jobs() == [("todo", 1, True)]


def test_who_slept_past_his_lease_gives_back_nothing(worker, monkeypatch):
    told()

    def lose(event_id):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET worker_id = NULL")  # another has it by now
        raise RuntimeError("told to fail")

    monkeypatch.setattr(run_on, "hand_over", lose)
    run_on.run_on(worker)
    assert [status for status, *_ in jobs()] == ["doing"]


@pytest.fixture
def dying(monkeypatch):
    """A connection that dies so many times at a statement."""

    def dies(name: str, times: int) -> None:
        real, left = getattr(run_on, name), [times]

        def say(*values):
            if left[0]:
                left[0] -= 1
                raise OperationalError("the connection is closed")
            return real(*values)

        monkeypatch.setattr(run_on, name, say)
        monkeypatch.setattr(run_on.connection, "close", lambda: None)  # it is the test's own

    run_on.lost.clear()
    yield dies
    run_on.lost.clear()


def test_what_failed_with_its_connection_goes_back_by_another(worker, dying):
    (thing,) = told()
    failing.add(thing)
    dying("_give_back", 1)
    run_on.run_on(worker)
    assert jobs() == [("todo", 1, True)] and not run_on.lost.is_set()


def test_what_is_done_is_ended_by_another_connection(worker, dying, monkeypatch):
    told()
    moments = iter([0.0, 0.1, 0.6])
    monkeypatch.setattr(run_on, "monotonic", lambda: next(moments))
    dying("_end", 1)
    run_on.run_on(worker)
    assert jobs() == [] and not run_on.lost.is_set()


@pytest.mark.parametrize(("name", "times"), [("_give_back", 2), ("_take", 1)])
def test_what_nobody_has_in_hand_makes_the_worker_begin_again(worker, dying, name, times):
    (thing,) = told()
    failing.add(thing)
    dying(name, times)
    run_on.run_on(worker)
    assert run_on.lost.is_set()
