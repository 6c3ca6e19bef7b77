"""What a process remembers, and how it comes into the tables: added up, never twice, never lost to a sick database."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from darcha.kernel.availability import api as availability
from darcha.kernel.availability.models import ActsOfMonth, MinuteMark
from darcha.kernel.availability.queries import board as board_query
from darcha.kernel.availability.types import ALL, GENERAL, Part, Source
from darcha.kernel.identity.types import Principal

pytestmark = pytest.mark.django_db
SYSTEM = Principal.system("test")
MINUTE = timedelta(minutes=1)


def act(times=1, *, service="appeal", part=Part.SUBMITTING, is_failed=False):
    for _ in range(times):
        availability.memory.count(part, service, is_failed=is_failed)


def write():
    availability.add_counts(SYSTEM, counts=availability.memory.take())


def marks():
    return {(row.mark, row.service): row.bits for row in MinuteMark.objects.all()}


def test_a_minute_is_judged_when_it_is_over(noon):
    act(5), act(is_failed=True)
    write()
    assert marks() == {} and not ActsOfMonth.objects.exists()
    noon.tick(MINUTE)
    write()
    assert marks() == {("submitting", "appeal"): 1, ("submitting", ALL): 1}
    row = ActsOfMonth.objects.get()
    assert (row.part, row.service, row.done, row.failed) == ("submitting", "appeal", 5, 1)


def test_one_service_of_many_may_be_broken_while_the_part_works(noon):
    act(500, service="housing-certificate"), act(2, is_failed=True)
    noon.tick(MINUTE)
    write()
    assert marks() == {("submitting", "appeal"): 1}


def test_two_processes_add_up(noon):
    for bits in (0b0110, 0b0011):
        for minute in (minute for minute in range(4) if bits >> minute & 1):
            noon.move_to(f"2026-03-10T12:0{minute}:10+05:00")
            availability.memory.lose([Part.PAYMENTS])
        act(3)
        noon.move_to("2026-03-10T12:10:00+05:00")
        write()
        noon.move_to("2026-03-10T12:00:00+05:00")
    assert marks()["payments", ALL] == marks()["payments", GENERAL] == 0b0111
    assert ActsOfMonth.objects.get().done == 6


@pytest.mark.parametrize(
    ("at", "heard"),
    [
        ([0], 0b1),
        ([0, 1, 2], 0b111),
        ([0, 2], 0b111),
        ([0, 3], 0b1001),
        ([0, 1, 4, 5], 0b110011),
    ],
    ids=["its first word says nothing of before", "each minute", "a moment late", "two are lost", "an outage"],
)
def test_a_minute_is_good_when_its_process_was_heard(noon, at, heard):
    for minute in at:
        noon.move_to(f"2026-03-10T12:0{minute}:30+05:00")
        availability.memory.hear(Source.WEB)
        write()
    assert [row.bits for row in MinuteMark.objects.all()] == [heard]


def test_a_new_process_vouches_for_no_minute_of_the_one_before(noon):
    availability.memory.hear(Source.WEB)
    write()
    availability.forget()
    noon.tick(2 * MINUTE)
    availability.memory.hear(Source.WEB)
    write()
    assert [row.bits for row in MinuteMark.objects.all()] == [0b101]


def test_what_could_not_be_written_is_written_later(noon):
    act(7), act(1, is_failed=True)
    availability.memory.hear(Source.WEB)
    noon.tick(MINUTE)
    taken = availability.memory.take()
    availability.memory.put_back(taken)
    act(2)
    noon.tick(MINUTE)
    write()
    assert ActsOfMonth.objects.get().done == 9
    assert marks()["submitting", "appeal"] == 1 and ("web", "") in marks()


def test_looking_at_what_waits_takes_nothing_away(noon):
    act(4)
    noon.tick(MINUTE)
    first, second = availability.memory.pending(), availability.memory.pending()
    assert first == second and first.acts
    write()
    assert ActsOfMonth.objects.get().done == 4


def test_what_nobody_may_count_is_refused():
    from darcha.ground.refusals import NotAllowed
    from darcha.kernel.identity.types import ANONYMOUS

    with pytest.raises(NotAllowed):
        availability.add_counts(ANONYMOUS, counts=availability.memory.take())


def test_the_board_says_what_it_knew_last_while_the_database_does_not_answer(noon, monkeypatch):
    availability.memory.hear(Source.WEB)
    write()
    noon.tick(5 * MINUTE)
    known = availability.board()
    assert known.answers and known.known_at == noon.moment
    asked = []

    def away(*args, **kwargs):
        asked.append(1)
        raise OperationalError

    monkeypatch.setattr(board_query, "marks_between", away)
    noon.tick(5 * MINUTE)
    availability.memory.lose(Part)
    shown = availability.board()
    assert not shown.answers and shown.known_at == known.known_at
    assert shown.parts[0].kept.counted > known.parts[0].kept.counted
    assert {line.state for line in shown.parts} == {"out"}
    availability.board()
    assert len(asked) == 1, "not asked again by every visitor"
    noon.tick(timedelta(seconds=10))
    availability.board()
    assert len(asked) == 2


def test_the_board_asks_four_times_and_not_again_for_a_while(noon, django_assert_num_queries):
    with django_assert_num_queries(4):
        availability.board()
    with django_assert_num_queries(0):
        availability.board()


def test_old_minutes_are_forgotten_and_months_stay(noon):
    act(25)
    availability.memory.hear(Source.WEB)
    noon.tick(MINUTE)
    write()
    assert availability.sweep_counts(SYSTEM) == 0
    noon.tick(timedelta(days=401))
    assert availability.sweep_counts(SYSTEM) > 0
    assert not MinuteMark.objects.exists() and ActsOfMonth.objects.count() == 1


def test_a_database_that_hangs_holds_up_one_visitor_and_no_other(noon, monkeypatch):
    from threading import Event, Thread

    availability.board()
    noon.tick(MINUTE)
    asked, let_go = Event(), Event()

    def hanging(*args, **kwargs):
        asked.set()
        let_go.wait(10)
        raise OperationalError

    monkeypatch.setattr(board_query, "marks_between", hanging)
    first = Thread(target=availability.board)
    first.start()
    assert asked.wait(10)
    assert availability.board().known_at == noon.moment - MINUTE, "told at once, while the other waits"
    let_go.set()
    first.join(10)
    assert not availability.board().answers
