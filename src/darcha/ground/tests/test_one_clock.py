"""Terms go by the database's clock: one that is set back, ahead or runs away on this machine moves nothing."""

import time
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import InterfaceError, OperationalError, connection

from darcha.config.processes import worker
from darcha.ground import clock, one_clock

pytestmark = pytest.mark.django_db
A_TRIP = timedelta(seconds=5)  # between two looks at a busy machine


@pytest.fixture(autouse=True)
def alone():
    yield
    clock.go_alone()


class Elsewhen(datetime):
    """A machine whose clock somebody set."""

    off = timedelta()

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + cls.off


def database_now():
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("off", [timedelta(hours=2), -timedelta(hours=2), -timedelta(days=1), timedelta(days=400)])
def test_a_clock_that_is_set_moves_nothing(monkeypatch, off):
    one_clock.follow_database()
    monkeypatch.setattr(clock, "datetime", Elsewhen)
    monkeypatch.setattr(Elsewhen, "off", off)
    assert abs(clock.machine() - database_now()) > timedelta(hours=1)
    assert abs(clock.now() - database_now()) < A_TRIP
    assert clock.now().utcoffset() == timedelta(hours=5)
    one_clock.follow_database()
    assert abs(clock.now() - database_now()) < A_TRIP


def test_who_follows_nobody_goes_by_the_machine(monkeypatch):
    monkeypatch.setattr(clock, "datetime", Elsewhen)
    monkeypatch.setattr(Elsewhen, "off", timedelta(days=400))
    assert clock.now() - database_now() > timedelta(days=399)


def test_a_frozen_clock_stands_all_the_same():
    one_clock.follow_database()
    with clock.frozen("2026-03-06T10:00") as frozen:
        assert clock.now() == frozen.moment


@pytest.fixture
def up(monkeypatch):
    """How long this machine has been up."""
    seconds = [1000.0]
    monkeypatch.setattr(clock, "uptime", lambda: seconds[0])
    return seconds


AT = clock.parse("2026-03-06T10:00:00")


def test_time_goes_on_between_two_looks_and_does_not_flutter(up):
    clock.go_on_from(AT, 1000.0, 1000.0)
    up[0] += 7.5
    assert clock.now() == AT + timedelta(seconds=7.5)
    clock.go_on_from(AT + timedelta(seconds=7.4), 1007.5, 1007.5)
    assert clock.now() == AT + timedelta(seconds=7.5)
    clock.go_on_from(AT + timedelta(seconds=9), 1007.5, 1007.5)
    assert clock.now() == AT + timedelta(seconds=9)


def test_an_answer_that_was_long_on_its_way_counts_when_its_way_does_not_explain_it(up):
    clock.go_on_from(AT, 990.0, 1010.0)  # there is no other
    assert clock.now() == AT
    clock.go_on_from(AT + timedelta(seconds=9), 990.0, 1010.0)
    assert clock.now() == AT
    clock.go_on_from(AT + timedelta(seconds=11), 990.0, 1010.0)
    assert clock.now() == AT + timedelta(seconds=11)


def test_time_goes_on_while_the_machine_sleeps(monkeypatch):
    asked = []
    monkeypatch.setattr(clock, "clock_gettime", lambda which: (asked.append(which), 5.0)[1])
    assert clock.uptime() == 5.0 and asked == [time.CLOCK_BOOTTIME]


def test_a_connection_that_is_long_in_opening_makes_no_answer_late(monkeypatch, up):
    class Opening:
        def __enter__(self):
            up[0] += 60
            return cursor

        def __exit__(self, *failure):
            cursor.close()

    cursor = connection.cursor()
    trips = []
    monkeypatch.setattr(one_clock, "connection", SimpleNamespace(cursor=Opening))
    monkeypatch.setattr(clock, "go_on_from", lambda theirs, before, after: trips.append(after - before))
    one_clock.follow_database()
    assert trips == [0.0]


@pytest.mark.parametrize("failure", [OperationalError("away"), InterfaceError("closed"), RuntimeError("anything")])
@pytest.mark.parametrize("where", ["follow_database", "close"])
def test_whatever_happens_it_is_logged_and_the_clock_is_asked_again(monkeypatch, caplog, failure, where):
    def fail():
        raise failure

    outcomes = iter([fail, lambda: None])
    does = {"follow_database": lambda: None, "close": lambda: None, where: lambda: next(outcomes)()}
    monkeypatch.setattr(one_clock, "follow_database", does["follow_database"])
    monkeypatch.setattr(one_clock, "connection", SimpleNamespace(close=does["close"]))
    slept = []
    monkeypatch.setattr(one_clock, "sleep", slept.append)
    one_clock.wait_for_the_first_answer()
    assert slept == [one_clock.ASKED_AGAIN_SECONDS] and len(caplog.records) == 1


def test_a_worker_takes_no_job_before_it_knows_the_time(monkeypatch):
    did = []
    monkeypatch.setattr(worker, "limit_memory", lambda megabytes: None)
    monkeypatch.setattr(worker, "import_tasks", lambda: None)
    monkeypatch.setattr(worker.read_only, "finish_what_is_in_hand", lambda: None)
    monkeypatch.setattr(worker, "wait_for_the_first_answer", lambda: did.append("knows"))
    monkeypatch.setattr(worker, "keep_following", lambda: did.append("follows"))
    monkeypatch.setattr(worker.asyncio, "run", lambda work: (work.close(), did.append("works")))
    worker.run_worker()
    assert did == ["knows", "follows", "works"]
