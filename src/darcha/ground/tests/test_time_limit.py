"""What hangs is interrupted at its limit; what is done in time never notices."""

import time

import pytest
from django.db import connection, transaction

from darcha.ground.time_limit import TookTooLong, time_limit

SHORT = 0.2


def test_what_is_done_in_time_is_left_alone():
    with time_limit(SHORT):
        done = True
    time.sleep(SHORT * 2)
    assert done


def test_what_fails_in_time_fails_as_it_does():
    with pytest.raises(KeyError), time_limit(60):
        {}["x"]


def test_a_loop_is_left_even_one_that_swallows_everything():
    def stubborn():
        while True:
            try:
                while True:
                    pass
            except Exception:  # noqa: S110 - what is tested
                pass

    with pytest.raises(TookTooLong), time_limit(SHORT):
        stubborn()


def test_a_statement_that_hangs_is_cancelled_and_the_connection_goes_on(db):
    with pytest.raises(TookTooLong), time_limit(SHORT), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(600)")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_limits_do_not_wear_out():
    for _ in range(200):
        with time_limit(SHORT):
            pass
