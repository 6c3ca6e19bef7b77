"""One visitor of a process reads for all; a database that hangs or is away holds up nobody else."""

from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.db import OperationalError

from darcha.ground import clock
from darcha.ground.asked_by_one import KNOWN_FOR, LET_BE, PATIENCE, AskedByOne

LONG = 30  # seconds: a guard against hanging


@pytest.fixture
def noon():
    with clock.frozen("2026-03-10T12:00:30+05:00") as now:
        yield now


@contextmanager
def hanging():
    """Somebody reads something else and does not come back."""
    asked, let_go = Event(), Event()

    def read(now):
        asked.set()
        let_go.wait(LONG)
        return "read"

    other = AskedByOne(read, "nothing")
    reader = Thread(target=lambda: other.look(clock.now()))
    reader.start()
    try:
        assert asked.wait(LONG)
        yield other
    finally:
        let_go.set()
        reader.join(LONG)


def test_it_is_read_once_in_a_while(noon):
    read = []
    asked = AskedByOne(lambda now: read.append(now) or len(read), 0)
    assert [asked.look(clock.now()).value for _ in range(3)] == [1, 1, 1]
    noon.tick(KNOWN_FOR)
    assert asked.look(clock.now()).value == 2


def test_what_is_known_is_told_while_the_database_is_away_and_it_is_let_be(noon):
    answers = iter([1, OperationalError(), OperationalError(), 4])
    tries = []

    def read(now):
        tries.append(now)
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    asked = AskedByOne(read, 0)
    first = asked.look(clock.now())
    noon.tick(KNOWN_FOR)
    away = asked.look(clock.now())
    assert (away.value, away.at, away.failed_at) == (1, first.at, clock.now())
    asked.look(clock.now())
    assert len(tries) == 2
    noon.tick(LET_BE)
    assert asked.look(clock.now()).failed_at == clock.now()
    noon.tick(LET_BE)
    assert (asked.look(clock.now()).value, asked.look(clock.now()).failed_at) == (4, None)


def test_while_one_hangs_nobody_else_goes_for_anything(noon):
    tries = []
    asked = AskedByOne(lambda now: tries.append(now) or len(tries), 0)
    asked.look(clock.now())
    noon.tick(KNOWN_FOR)
    with hanging() as other:
        assert (asked.look(clock.now()).value, asked.look(clock.now()).failed_at) == (1, None)
        noon.tick(PATIENCE)
        assert asked.look(clock.now()).failed_at == clock.now(), "that long it is no delay"
        assert other.look(clock.now()).value == "nothing"
    assert len(tries) == 1
    assert asked.look(clock.now()).failed_at is None
    assert len(tries) == 2


def test_a_process_that_knows_nothing_yet_does_not_wait_for_one_who_hangs(noon):
    asked = AskedByOne(lambda now: "read", "nothing")
    with hanging():
        noon.tick(PATIENCE)
        known = asked.look(clock.now())
        assert (known.value, known.at, known.failed_at) == ("nothing", None, clock.now())
    assert asked.look(clock.now()).value == "read"
