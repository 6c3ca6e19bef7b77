"""Both books agree after any history of calls: twice, out of order, too late, wrong, from many at once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from darcha.connectors.payme.adapter import Payme
from darcha.ground import clock
from darcha.ground.models import OutboxEvent
from darcha.kernel.payments import api as payments
from darcha.kernel.payments.errors import InvoiceClosed

from .conftest import KEY, SYSTEM, now_ms, say

TIYIN = 2_060_000
_steps = st.one_of(
    st.tuples(st.just("create"), st.sampled_from("abc"), st.sampled_from([TIYIN, TIYIN, TIYIN, 100])),
    st.tuples(st.just("perform"), st.sampled_from("abc"), st.none()),
    st.tuples(st.just("cancel"), st.sampled_from("abc"), st.sampled_from([2, 5])),
    st.tuples(st.just("wait"), st.none(), st.sampled_from([1, 11, 13, 300])),
    st.tuples(st.sampled_from(["close", "refund", "deliver", "expire", "sweep"]), st.none(), st.none()),
)


class TestBooks(TestCase):
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(_steps, max_size=14))
    def test_whatever_the_provider_does(self, steps):
        payme = Payme("m", KEY, "https://checkout.example.uz")
        book = {}  # the provider's own: state by reference, only what we answered
        with clock.frozen("2026-03-06T12:00+05:00") as frozen:
            begin = now_ms()
            made = payments.ask(
                SYSTEM,
                purpose_ref="test:history",
                payer_account_id=None,
                amount=20_600,
                lines=[],
                due_by=clock.now() + timedelta(days=10),
                language="uz",
            )
            for act, ref, value in steps:
                _step(payme, frozen, made, book, (act, ref, value))
                captured = [line for line in payments.ledger(invoice_id=made.id) if line.kind == "capture"]
                assert len(captured) <= 1
            _check_books(payme, made, book, begin)


def _step(payme, frozen, made, book, step):
    act, ref, value = step
    answer = None
    if act == "create":
        account = {"invoice": made.number}
        answer = say(payme, "CreateTransaction", id=ref, time=now_ms(), amount=value, account=account)
    elif act == "perform":
        answer = say(payme, "PerformTransaction", id=ref)
    elif act == "cancel":
        answer = say(payme, "CancelTransaction", id=ref, reason=value)
    elif act == "wait":
        frozen.tick(timedelta(hours=value))
    elif act == "close":
        payments.cancel_invoice(SYSTEM, invoice_id=made.id)
    elif act == "deliver":
        taken_back = payments.get_invoice(SYSTEM, made.public_id).state == "refunded"
        with pytest.raises(InvoiceClosed) if taken_back else nullcontext():
            payments.mark_delivered(SYSTEM, invoice_id=made.id)
    elif act == "expire":
        payments.expire_invoice(SYSTEM, invoice_id=made.id)
    elif act == "sweep":
        payments.sweep_times(SYSTEM)
    elif payments.get_invoice(SYSTEM, made.public_id).state == "paid":
        payments.request_refund(SYSTEM, invoice_id=made.id)
    if isinstance(answer, dict):
        book[ref] = answer["state"]


def _check_books(payme, made, book, begin):
    moved = payments.ledger(invoice_id=made.id)
    balance = sum(line.amount if line.kind == "capture" else -line.amount for line in moved)
    lines = say(payme, "GetStatement", **{"from": begin, "to": now_ms()})["transactions"]
    ours = {line["id"]: line["state"] for line in lines}
    theirs = {ref: ours[ref] if state == 1 else state for ref, state in book.items()}  # 1 may have timed out since
    assert ours == theirs
    assert balance == 20_600 * sum(state == 2 for state in ours.values())
    assert balance in (0, 20_600)
    state = payments.get_invoice(SYSTEM, made.public_id).state
    assert (balance > 0) == (state in ("paid", "refund_due"))
    settled = OutboxEvent.objects.filter(name="payments.PaymentSettled", facts__invoice_id=str(made.id)).count()
    assert settled <= 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("method", ["PerformTransaction", "CancelTransaction"])
def test_ten_calls_at_once_move_money_once(payme, invoice, method):
    made = invoice()
    say(payme, "CreateTransaction", id="p1", time=now_ms(), amount=TIYIN, account={"invoice": made.number})
    if method == "CancelTransaction":
        say(payme, "PerformTransaction", id="p1")

    answers = _at_once(lambda _: say(payme, method, id="p1", reason=5))

    assert len({str(answer) for answer in answers}) == 1
    kinds = [line.kind for line in payments.ledger(invoice_id=made.id)]
    assert kinds == (["capture"] if method == "PerformTransaction" else ["capture", "refund"])


@pytest.mark.django_db(transaction=True)
def test_of_ten_attempts_at_once_one_begins(payme, invoice):
    made = invoice()
    account = {"invoice": made.number}

    answers = _at_once(
        lambda n: say(payme, "CreateTransaction", id=f"p{n % 5}", time=now_ms(), amount=TIYIN, account=account)
    )

    begun = {answer["transaction"] for answer in answers if isinstance(answer, dict)}
    assert len(begun) == 1
    assert {answer for answer in answers if isinstance(answer, int)} <= {-31053}


def _at_once(act):
    def in_thread(number):
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        return list(pool.map(in_thread, range(10)))
