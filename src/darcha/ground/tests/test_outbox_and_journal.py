"""Events: stored with the change, delivered at least once, one effect. The journal only grows."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from darcha.ground import clock
from darcha.ground.ids import new_id
from darcha.ground.journal import Actor, record
from darcha.ground.models import JournalEntry, OutboxDelivery, OutboxEvent
from darcha.ground.outbox import Event, emit, listens_to
from darcha.ground.outbox.deliver import deliver
from darcha.ground.outbox.event import listener_name
from darcha.ground.outbox.testing import deliver_all

pytestmark = pytest.mark.django_db
SYSTEM = Actor("system", "test")
heard: list[UUID] = []
failing: list[bool] = []


@dataclass(frozen=True, kw_only=True)
class SomethingHappened(Event):
    """Only tests tell this."""

    thing_id: UUID


@listens_to(SomethingHappened)
def hear(event: SomethingHappened) -> None:
    heard.append(event.thing_id)
    record("test.heard", by=SYSTEM, about=f"thing:{event.thing_id}")


@listens_to(SomethingHappened)
def fail_when_told(event: SomethingHappened) -> None:
    if failing:
        raise RuntimeError("told to fail")


@pytest.fixture(autouse=True)
def _quiet():
    heard.clear()
    failing.clear()


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'darcha.outbox.deliver'")
        return cursor.fetchone()[0]


def effects() -> int:
    """What lasts; a call that was undone is none."""
    return JournalEntry.objects.filter(act="test.heard").count()


def test_one_event_is_one_job_in_the_same_transaction():
    emit(SomethingHappened(thing_id=new_id()))
    assert (OutboxEvent.objects.count(), jobs()) == (1, 1)


def test_rolled_back_leaves_neither_event_nor_job():
    with pytest.raises(RuntimeError), transaction.atomic():
        emit(SomethingHappened(thing_id=new_id()))
        raise RuntimeError
    assert (OutboxEvent.objects.count(), jobs()) == (0, 0)


def test_delivered_twice_it_has_one_effect():
    thing = new_id()
    emit(SomethingHappened(thing_id=thing))
    deliver_all()
    deliver(event_id=str(OutboxEvent.objects.get().id))
    assert heard == [thing] and effects() == 1


def test_a_failing_listener_keeps_the_others_effect_and_is_tried_again():
    failing.append(True)
    emit(SomethingHappened(thing_id=new_id()))
    with pytest.raises(RuntimeError):
        deliver_all()
    assert effects() == 1 and OutboxEvent.objects.get().delivered_at is None
    failing.clear()
    deliver_all()
    assert effects() == 1 and OutboxDelivery.objects.count() == 2


@pytest.mark.parametrize("module", ["darcha.kernel.cases.listeners", "darcha.kernel.cases.listeners.money"])
def test_a_listener_keeps_its_name_when_its_module_is_split(module):
    def take_payment(_):
        """One of a room."""

    take_payment.__module__, take_payment.__qualname__ = module, "take_payment"
    assert listener_name(take_payment) == "cases.take_payment"


def test_the_journal_takes_lines_and_gives_none_back():
    with clock.frozen("2026-03-06T18:30"):
        record("test.done", by=SYSTEM, about="thing:1", details={"n": 1})
    line = JournalEntry.objects.get()
    assert line.at.isoformat() == "2026-03-06T13:30:00+00:00"
    for change in (
        lambda: JournalEntry.objects.update(act="other"),
        lambda: JournalEntry.objects.all().delete(),
        lambda: connection.cursor().execute("TRUNCATE ground_journalentry"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
