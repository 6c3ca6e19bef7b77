"""One bad case among many: its neighbours, and the pages behind it, do not notice. Without isolation they would."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.apps import apps
from django.db import connection, connections, transaction

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.commands import _isolated, sweep_terms
from darcha.kernel.cases.models import Case, CaseRung
from darcha.kernel.catalogue import api as catalogue

from . import world
from .world import SYSTEM, send

CASES = 300  # more than one page
REMINDER, END = clock.parse("2026-03-19T09:00"), clock.parse("2026-03-25T00:00")


@contextmanager
def not_isolated(case_id, failures) -> Iterator[None]:
    """What the sweep would be without isolation."""
    yield


@pytest.fixture
def many(citizen, now):
    now.move_to("2026-03-06T17:59+05:00")
    return [send(citizen) for _ in range(CASES)]


def poison(case) -> Case:
    """A row that nothing can be done with: its term is not in its service."""
    row = Case.objects.get(public_id=case.public_id)
    Case.objects.filter(id=row.id).update(term_key="no-such-term")
    return row


def all_but_the_poisoned_reached(rung: str) -> bool:
    return CaseRung.objects.filter(rung=rung).count() == CASES - 1


@pytest.mark.parametrize("place", [0, CASES // 2, CASES - 1], ids=["first", "middle", "last"])
def test_a_poisoned_case_stops_neither_neighbours_nor_later_pages(many, now, place, caplog):
    bad = poison(many[place])
    now.move_to(REMINDER)
    with caplog.at_level(logging.ERROR, "darcha.cases"):
        swept = api.sweep_terms(SYSTEM)
    assert (swept.cases, swept.rungs, swept.failed) == (CASES, CASES - 1, 1)
    assert all_but_the_poisoned_reached("reminder")
    assert [record.args[:3] for record in caplog.records] == [("case", bad.id, "KeyError")]
    assert "no-such-term" not in caplog.text  # what an exception says may be somebody's data
    now.tick(timedelta(minutes=1))
    assert (api.sweep_terms(SYSTEM).cases, CaseRung.objects.filter(case=bad).count()) == (1, 0)  # tried again, alone
    Case.objects.filter(id=bad.id).update(term_key=bad.term_key)
    now.tick(timedelta(minutes=1))
    assert api.sweep_terms(SYSTEM).rungs == 1
    rung = CaseRung.objects.get(case=bad)
    assert (clock.parse(rung.due_at), clock.parse(rung.done_at)) == (REMINDER, clock.now())


@pytest.mark.parametrize("isolation", [True, False], ids=["isolated", "not isolated"])
def test_it_is_isolation_that_keeps_the_neighbours_safe(many, now, isolation, monkeypatch):
    """The same scenario with isolation switched off must fail, or it would prove nothing."""
    poison(many[CASES // 2])
    if not isolation:
        monkeypatch.setattr(_isolated, "isolated", not_isolated)
    now.move_to(END)
    for _ in range(3):
        try:
            api.sweep_terms(SYSTEM)
        except KeyError:
            assert not isolation
        now.tick(timedelta(minutes=1))
    assert all_but_the_poisoned_reached("ended") is isolation
    assert (api.overdue_without_action() == 1) is isolation


def test_cases_that_keep_failing_do_not_hold_up_a_run_that_is_bounded(many, now, monkeypatch):
    monkeypatch.setattr(sweep_terms, "AT_ONCE", 10)
    monkeypatch.setattr(sweep_terms, "AT_MOST", 20)
    for bad in many[:20]:
        poison(bad)
    now.move_to(REMINDER)
    assert api.sweep_terms(SYSTEM).failed == 20
    now.tick(timedelta(minutes=1))
    assert (api.sweep_terms(SYSTEM).rungs, CaseRung.objects.count()) == (20, 20)


def test_a_listener_that_raises_stops_no_rung_and_no_other_listener(citizen, officer, now, monkeypatch):
    now.move_to("2026-03-06T17:59+05:00")
    bad, good = send(citizen), send(citizen)
    deliver_all()
    damage_content(bad)
    now.move_to(END)
    assert (api.sweep_terms(SYSTEM).failed, CaseRung.objects.count()) == (0, 4)
    failed = deliver_each()
    assert failed == [("cases.TermRungReached", "ended")]  # the applicant's notice shows the fee, which is unreadable
    notices = apps.get_model("notifications", "Notification").objects
    assert {notice.about for notice in notices.filter(key="cases.overdue", account_id=officer.account_id)} == {
        f"case:{bad.public_id}",
        f"case:{good.public_id}",
    }
    assert [notice.about for notice in notices.filter(key="cases.overdue", account_id=citizen.account_id)] == [
        f"case:{good.public_id}"
    ]


def damage_content(case) -> None:
    """One bit of what was sealed is another, as on a dying disk."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_casecontent SET fee = set_byte(fee, length(fee) - 1, get_byte(fee, length(fee) - 1) # 1)"
            " WHERE case_id = (SELECT id FROM cases_case WHERE public_id = %s)",
            [case.public_id],
        )


def deliver_each() -> list[tuple[str, str]]:
    """Every event as its job would; which failed."""
    from darcha.ground.outbox.deliver import deliver

    failed, events = [], apps.get_model("ground", "OutboxEvent").objects
    for event in events.filter(delivered_at=None).order_by("at", "id"):
        try:
            deliver(event_id=str(event.id))
        except Exception:
            failed.append((event.name, event.facts.get("rung", "")))
    return failed


def test_a_case_that_somebody_holds_is_left_for_the_next_minute(transactional_db, now):
    catalogue.forget_versions()
    catalogue.publish_packs()
    citizen = world.person(1)
    now.move_to("2026-03-06T17:59+05:00")
    held, free = send(citizen), send(citizen)
    now.move_to(REMINDER)
    ready, done = Barrier(2), Barrier(2)

    def hold() -> None:
        with transaction.atomic():
            Case.objects.select_for_update().get(public_id=held.public_id)
            ready.wait(20)
            done.wait(20)
        connections.close_all()

    thread = Thread(target=hold)
    thread.start()
    ready.wait(20)
    assert api.sweep_terms(SYSTEM).rungs == 1
    assert CaseRung.objects.get().case.public_id == free.public_id
    done.wait(20)
    thread.join(20)
    assert api.sweep_terms(SYSTEM).rungs == 1
    catalogue.forget_versions()


def test_sweeps_side_by_side_fire_each_rung_once(transactional_db, now):
    catalogue.forget_versions()
    catalogue.publish_packs()
    citizen = world.person(1)
    now.move_to("2026-03-06T17:59+05:00")
    for _ in range(60):
        send(citizen)
    now.move_to(END)
    start, raised = Barrier(4), []

    def sweep() -> None:
        start.wait(20)
        try:
            raised.append(api.sweep_terms(SYSTEM).failed)
        finally:
            connections.close_all()

    threads = [Thread(target=sweep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    api.sweep_terms(SYSTEM)  # what all of them left to the others
    assert raised == [0, 0, 0, 0]
    assert CaseRung.objects.count() == 120
    told = apps.get_model("ground", "OutboxEvent").objects.filter(name="cases.TermRungReached")
    assert told.count() == 120
    catalogue.forget_versions()
