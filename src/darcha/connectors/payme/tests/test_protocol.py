"""Payme's Merchant API, call by call."""

import json
from datetime import timedelta

import pytest

from darcha.ground import clock
from darcha.kernel.payments import api as payments

from .conftest import SYSTEM, now_ms, say, sign

pytestmark = pytest.mark.django_db
NOON = "2026-03-06T12:00+05:00"


def _create(payme, ref, number, tiyin=2_060_000):
    return say(payme, "CreateTransaction", id=ref, time=now_ms(), amount=tiyin, account={"invoice": number})


def test_an_open_invoice_may_be_paid_by_number_or_public_id(payme, invoice):
    made = invoice()
    for account in (made.number, str(made.public_id), int(made.number)):
        assert say(payme, "CheckPerformTransaction", amount=2_060_000, account={"invoice": account}) == {"allow": True}


def test_a_whole_payment(payme, invoice):
    made = invoice()
    with clock.frozen(NOON) as frozen:
        created = _create(payme, "a1", made.number)
        assert (created["state"], created["create_time"]) == (1, now_ms())
        frozen.tick(timedelta(minutes=1))
        performed = say(payme, "PerformTransaction", id="a1")
        assert performed == {"transaction": created["transaction"], "perform_time": now_ms(), "state": 2}
        assert say(payme, "CheckTransaction", id="a1") == {
            "create_time": created["create_time"],
            "perform_time": now_ms(),
            "cancel_time": 0,
            "transaction": created["transaction"],
            "state": 2,
            "reason": None,
        }
    assert [line.amount for line in payments.ledger(invoice_id=made.id)] == [20_600]
    assert payments.get_invoice(SYSTEM, made.public_id).state == "paid"


def test_repeats_get_the_same_answer_and_change_nothing(payme, invoice):
    made = invoice()
    with clock.frozen(NOON) as frozen:
        first = _create(payme, "a1", made.number)
        frozen.tick(timedelta(minutes=5))
        assert _create(payme, "a1", made.number) == first
        performed = say(payme, "PerformTransaction", id="a1")
        frozen.tick(timedelta(minutes=5))
        assert say(payme, "PerformTransaction", id="a1") == performed
        cancelled = say(payme, "CancelTransaction", id="a1", reason=5)
        frozen.tick(timedelta(minutes=5))
        assert say(payme, "CancelTransaction", id="a1", reason=3) == cancelled
        assert cancelled["state"] == -2
        assert say(payme, "CheckTransaction", id="a1")["reason"] == 5
    assert [line.kind for line in payments.ledger(invoice_id=made.id)] == ["capture", "refund"]


@pytest.mark.parametrize("amount", [2_060_001, 2_060_100, 1, 0, -2_060_000, 2_060_000.0, "2060000", True, 10**30])
def test_another_amount_is_refused(payme, invoice, amount):
    made = invoice()
    assert say(payme, "CheckPerformTransaction", amount=amount, account={"invoice": made.number}) == -31001
    assert _create(payme, "a1", made.number, amount) == -31001


@pytest.mark.parametrize("account", [{}, {"invoice": "26000000001"}, {"invoice": None}, {"invoice": "x" * 41}])
def test_an_unknown_account_is_refused_and_named(payme, account):
    body = {"id": 1, "method": "CheckPerformTransaction", "params": {"amount": 1, "account": account}}
    answer = payme.answer(method="POST", authorization=sign(), body=json.dumps(body).encode())
    assert answer["error"]["code"] == -31050
    assert answer["error"]["data"] == "invoice"
    assert set(answer["error"]["message"]) == {"ru", "uz", "en"}


def test_one_attempt_at_a_time(payme, invoice):
    made = invoice()
    _create(payme, "a1", made.number)
    assert _create(payme, "a2", made.number) == -31053
    assert say(payme, "CheckPerformTransaction", amount=2_060_000, account={"invoice": made.number}) == -31053
    assert say(payme, "CancelTransaction", id="a1", reason=2)["state"] == -1
    assert _create(payme, "a2", made.number)["state"] == 1
    say(payme, "PerformTransaction", id="a2")
    assert _create(payme, "a3", made.number) == -31051


def test_after_twelve_hours_an_attempt_is_dead(payme, invoice):
    made = invoice()
    with clock.frozen(NOON) as frozen:
        _create(payme, "a1", made.number)
        _create(payme, "b1", invoice().number)
        frozen.tick(timedelta(hours=12))
        assert say(payme, "PerformTransaction", id="a1") == -31008
        checked = say(payme, "CheckTransaction", id="a1")
        assert (checked["state"], checked["reason"]) == (-1, 4)
        assert payments.sweep_times(SYSTEM) == 1
        assert say(payme, "CheckTransaction", id="b1")["reason"] == 4
        assert _create(payme, "a1", made.number) == -31008
        assert _create(payme, "a2", made.number)["state"] == 1
    assert payments.ledger(invoice_id=made.id) == []


def test_a_repeated_creation_after_twelve_hours_is_refused_and_cancels(payme, invoice):
    made = invoice()
    with clock.frozen(NOON) as frozen:
        _create(payme, "a1", made.number)
        frozen.tick(timedelta(hours=12))
        assert _create(payme, "a1", made.number) == -31008
        assert say(payme, "CheckTransaction", id="a1")["reason"] == 4


def test_what_was_delivered_cannot_be_reversed(payme, invoice):
    made = invoice()
    _create(payme, "a1", made.number)
    say(payme, "PerformTransaction", id="a1")
    payments.mark_delivered(SYSTEM, invoice_id=made.id)
    assert say(payme, "CancelTransaction", id="a1", reason=5) == -31007
    payments.request_refund(SYSTEM, invoice_id=made.id)
    assert say(payme, "CancelTransaction", id="a1", reason=5)["state"] == -2
    assert payments.get_invoice(SYSTEM, made.public_id).state == "refunded"


def test_money_that_comes_too_late_is_owed_back(payme, invoice):
    for close in (
        lambda made, frozen: payments.cancel_invoice(SYSTEM, invoice_id=made.id),
        lambda made, frozen: frozen.tick(timedelta(hours=3)),
    ):
        with clock.frozen(NOON) as frozen:
            made = payments.ask(
                SYSTEM,
                purpose_ref="test:late",
                payer_account_id=None,
                amount=20_600,
                lines=[],
                due_by=clock.now() + timedelta(hours=2),
                language="uz",
            )
            _create(payme, made.number, made.number)
            close(made, frozen)
            assert say(payme, "PerformTransaction", id=made.number)["state"] == 2
            assert payments.get_invoice(SYSTEM, made.public_id).state == "refund_due"
            assert _create(payme, "late", made.number) == -31052
            assert say(payme, "CancelTransaction", id=made.number, reason=5)["state"] == -2
            assert payments.get_invoice(SYSTEM, made.public_id).state == "refunded"


def test_the_statement_holds_the_provider_s_own_times_inclusive(payme, invoice):
    with clock.frozen(NOON):
        begin = now_ms()
        for shift in range(4):
            made = invoice()
            params = {"time": begin + shift, "amount": 2_060_000, "account": {"invoice": made.number}}
            say(payme, "CreateTransaction", id=f"s{shift}", **params)
        found = say(payme, "GetStatement", **{"from": begin + 1, "to": begin + 2})["transactions"]
    assert [line["id"] for line in found] == ["s1", "s2"]
    assert found[0]["time"] == begin + 1
    assert found[0]["amount"] == 2_060_000
    assert set(found[0]) == {
        "id", "time", "amount", "account",
        "create_time", "perform_time", "cancel_time", "transaction", "state", "reason",
    }  # fmt: skip


def test_unknown_transactions_and_methods(payme):
    for method in ("PerformTransaction", "CheckTransaction"):
        assert say(payme, method, id="nobody") == -31003
    assert say(payme, "CancelTransaction", id="nobody", reason=1) == -31003
    assert say(payme, "ChangePassword", password="x") == -32601


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("CreateTransaction", {"id": "a", "time": 1, "amount": 1}),
        ("CreateTransaction", {"id": "a", "time": "1", "amount": 1, "account": {"invoice": "1"}}),
        ("CreateTransaction", {"id": "a", "time": 10**20, "amount": 1, "account": {"invoice": "1"}}),
        ("CreateTransaction", {"id": "a" * 65, "time": 1, "amount": 1, "account": {"invoice": "1"}}),
        ("CheckPerformTransaction", {"account": {"invoice": "1"}}),
        ("CheckPerformTransaction", {"amount": 1, "account": []}),
        ("PerformTransaction", {}),
        ("CancelTransaction", {"id": "a", "reason": "5"}),
        ("CancelTransaction", {"id": "a", "reason": 70_000}),
        ("GetStatement", {"from": -1, "to": 1}),
        ("GetStatement", {"from": 1}),
    ],
)
def test_a_call_without_what_it_needs(payme, method, params):
    assert say(payme, method, **params) == -32600


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"\xff\xfe", b'{"a":1,"a":2}', b'{"method":NaN}', b"[" * 20_000, b'{"method":"a\\u0000"}',
        b'{"method":"\\ud800"}', b'{"m":' + b"9" * 5_000 + b"}", b" " * 70_000, b'{"a":' * 40 + b"1" + b"}" * 40,
    ],
)  # fmt: skip
def test_bytes_that_are_no_request(payme, body):
    answer = payme.answer(method="POST", authorization=sign(), body=body)
    assert answer["error"]["code"] == -32700


@pytest.mark.parametrize(
    "body", [b"1", b"[]", b"null", b"{}", b'{"method":1,"params":{}}', b'{"method":"x","params":[]}']
)
def test_json_that_is_no_call(payme, body):
    assert payme.answer(method="POST", authorization=sign(), body=body)["error"]["code"] == -32600


@pytest.mark.parametrize(
    "header",
    ["", "Basic", "Basic ###", "Bearer x", sign(key="wrong"), sign(login="paycom"), sign(key=""), sign().upper()],
)
def test_only_the_provider_is_answered(payme, header):
    body = b'{"id":1,"method":"CheckTransaction","params":{"id":"a"}}'
    assert payme.answer(method="POST", authorization=header, body=body)["error"]["code"] == -32504


def test_without_a_key_nobody_is_trusted():
    from darcha.connectors.payme.adapter import Payme

    bare = Payme("m", "", "https://checkout.example.uz")
    assert bare.answer(method="POST", authorization=sign(key=""), body=b"{}")["error"]["code"] == -32504


def test_only_post(payme):
    assert payme.answer(method="GET", authorization=sign(), body=b"")["error"]["code"] == -32300


def test_a_fault_of_ours_is_an_answer_too(payme, monkeypatch, caplog):
    def broken(*_, **__):
        raise RuntimeError("+998901234567")

    monkeypatch.setattr(payments, "get_transaction", broken)
    assert say(payme, "CheckTransaction", id="a1") == -32400
    assert "incident" in caplog.text
    assert "998901234567" not in caplog.text


def test_the_checkout_carries_everything(payme, invoice):
    from base64 import b64decode

    view = payments.get_invoice(SYSTEM, invoice().public_id)
    url = payme.checkout_url(view, language="kaa", return_url="http://127.0.0.1:8000/kaa/pay/x/done")
    base, _, packed = url.rpartition("uz/")
    assert base == "https://checkout.example."
    assert b64decode(packed).decode() == (
        f"m=demo-merchant;ac.invoice={view.number};a=2060000;l=uz;c=http://127.0.0.1:8000/kaa/pay/x/done"
    )
