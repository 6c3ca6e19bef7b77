"""Terms go by the database's clock: one that is set back, ahead or runs away on this machine moves nothing."""

from datetime import datetime, timedelta

import pytest
from django.db import connection

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


def test_time_goes_on_between_two_looks_and_does_not_flutter(monkeypatch):
    up = [1000.0]
    monkeypatch.setattr(clock, "monotonic", lambda: up[0])
    at = clock.parse("2026-03-06T10:00:00")
    clock.go_on_from(at, 1000.0)
    up[0] += 7.5
    assert clock.now() == at + timedelta(seconds=7.5)
    clock.go_on_from(at + timedelta(seconds=7.4), 1007.5)
    assert clock.now() == at + timedelta(seconds=7.5)
    clock.go_on_from(at + timedelta(seconds=9), 1007.5)
    assert clock.now() == at + timedelta(seconds=9)


def test_an_answer_that_was_long_on_its_way_counts_only_when_there_is_no_other(monkeypatch):
    looks = iter([0.0, 60.0, 100.0, 160.0])
    monkeypatch.setattr(one_clock, "monotonic", lambda: next(looks))
    followed = []
    monkeypatch.setattr(clock, "go_on_from", lambda theirs, uptime: followed.append(uptime))
    one_clock.follow_database()
    monkeypatch.setattr(clock, "is_followed", lambda: True)
    one_clock.follow_database()
    assert followed == [30.0]
