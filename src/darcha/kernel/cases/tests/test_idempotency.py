"""One key is one case: repeated, in another tab, or ten at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from darcha.ground import clock
from darcha.kernel.cases import api, errors
from darcha.kernel.cases.models import Case, CaseEvent, SubmissionKey
from darcha.kernel.catalogue import api as catalogue

from . import world
from .world import petition, send


def test_a_repeat_gets_the_same_receipt(citizen, now):
    first = send(citizen, key="k1")
    now.move_to("2026-03-06T15:00+05:00")
    assert send(citizen, key="k1") == first
    assert Case.objects.count() == 1


def test_a_repeat_gets_the_first_receipt_even_when_the_case_has_moved_on(citizen, officer):
    first = send(citizen, key="k1")
    api.assign(officer, case=first.public_id, to=officer.account_id)
    assert send(citizen, key="k1") == first


def test_another_application_under_the_key_is_refused(citizen):
    send(citizen, key="k1")
    with pytest.raises(errors.KeyReused):
        send(citizen, key="k1", answers=petition(text="Butunlay boshqa murojaat matni, yigirma harfdan uzun."))


def test_a_key_belongs_to_its_account_and_route(citizen, stranger):
    receipts = {
        send(citizen, key="k1").number,
        send(citizen, key="k1", route="other").number,
        send(stranger, key="k1").number,
    }
    assert len(receipts) == 3


@pytest.mark.parametrize("which", ["machine", "going"])
@pytest.mark.parametrize("seconds", [-31, 31])
def test_a_machine_whose_clock_is_astray_numbers_nothing(citizen, monkeypatch, seconds, which):
    real = getattr(clock, which)
    monkeypatch.setattr(clock, which, lambda: real() + timedelta(seconds=seconds))
    with pytest.raises(errors.ClockAstray):
        send(citizen, key="k1")
    assert not Case.objects.exists() and not SubmissionKey.objects.exists()
    monkeypatch.setattr(clock, which, lambda: real() + timedelta(seconds=20))
    assert send(citizen, key="k1").number


def test_a_refused_submission_leaves_its_key_free(citizen):
    with pytest.raises(errors.AnswersIncomplete):
        send(citizen, key="k1", answers={})
    assert SubmissionKey.objects.count() == 0
    assert send(citizen, key="k1").number


def test_without_a_key_nothing_is_sent(citizen):
    with pytest.raises(errors.KeyMissing):
        api.submit(
            citizen,
            service_key=world.PETITION,
            answers=petition(),
            language="uz",
            idempotency_key="",
            route="test",
        )


def test_a_double_click_on_a_draft_is_one_case(citizen):
    draft = api.save_draft(citizen, service_key=world.PETITION, answers=petition(), language="uz")
    common = {"service_key": world.PETITION, "language": "uz", "draft_id": draft.id, "route": "form"}
    first = api.submit(citizen, idempotency_key="tab-1", **common)
    assert api.submit(citizen, idempotency_key="tab-2", **common) == first
    assert Case.objects.count() == 1


def test_somebody_elses_draft_is_gone_for_me(citizen, stranger):
    draft = api.save_draft(citizen, service_key=world.PETITION, answers=petition(), language="uz")
    common = {"service_key": world.PETITION, "language": "uz", "draft_id": draft.id, "route": "form"}
    with pytest.raises(errors.DraftGone):
        api.submit(stranger, idempotency_key="x", **common)
    api.submit(citizen, idempotency_key="y", **common)
    with pytest.raises(errors.DraftGone):
        api.submit(stranger, idempotency_key="z", **common)


@pytest.fixture
def committed(transactional_db, now):
    """The packs published for good, so that threads see them; who is there is made after."""
    catalogue.forget_versions()
    catalogue.publish_packs()
    yield world.person(1)
    catalogue.forget_versions()


def _in_threads(count: int, act) -> list:
    barrier = threading.Barrier(count)

    def run(number: int):
        barrier.wait()
        try:
            return act(number)
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def test_ten_at_once_with_one_key_are_one_case(committed):
    receipts = _in_threads(10, lambda _: send(committed, key="same"))
    assert [receipt for receipt in receipts if isinstance(receipt, Exception)] == []
    assert len({str(receipt) for receipt in receipts}) == 1
    assert Case.objects.count() == 1
    assert CaseEvent.objects.filter(code="submitted").count() == 1


def test_ten_at_once_with_ten_keys_are_ten_numbers(committed):
    receipts = _in_threads(10, lambda number: send(committed, key=f"k{number}"))
    assert len({receipt.number for receipt in receipts}) == 10


def test_ten_tabs_that_send_one_draft_are_one_case(committed):
    draft = api.save_draft(committed, service_key=world.PETITION, answers=petition(), language="uz")
    receipts = _in_threads(
        10,
        lambda number: api.submit(
            committed,
            service_key=world.PETITION,
            language="uz",
            draft_id=draft.id,
            idempotency_key=f"tab-{number}",
            route="form",
        ),
    )
    assert len({str(receipt) for receipt in receipts}) == 1
    assert Case.objects.count() == 1


def test_a_repeat_in_flight_for_too_long_is_told_to_come_back(committed, monkeypatch):
    monkeypatch.setattr("darcha.kernel.cases.commands._claim.PATIENCE", "200ms")
    started, done = threading.Event(), threading.Event()

    def first():
        try:
            with transaction.atomic():
                send(committed, key="slow")
                started.set()
                done.wait(10)
        finally:
            connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    try:
        assert started.wait(10)
        with pytest.raises(errors.StillInFlight):
            send(committed, key="slow")
    finally:
        done.set()
        thread.join()
    assert send(committed, key="slow").number
    assert Case.objects.count() == 1
