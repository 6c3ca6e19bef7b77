"""The adapter against Eskiz on loopback."""

import httpx
import pytest

from darcha.connectors.sms_eskiz import fake
from darcha.connectors.sms_eskiz.adapter import Eskiz
from darcha.kernel.notifications.commands import _gateways
from darcha.kernel.notifications.errors import AnswerLost, GatewayFailed, MessageRefused

pytestmark = pytest.mark.loopback


def test_signs_in_once_and_sends():
    with fake.running() as server:
        gateway = Eskiz(fake.LOGIN, fake.PASSWORD, address=server.address)
        for text in ("Salom", "Oʻzbekcha"):
            gateway.send("+998901234567", text, "r1")
        assert server.token_number == 1
        assert server.sent[1] == {"mobile_phone": "998901234567", "message": "Oʻzbekcha", "from": "4546"}


def test_a_token_that_ran_out_is_renewed():
    with fake.running() as server:
        gateway = Eskiz(fake.LOGIN, fake.PASSWORD, address=server.address)
        gateway.send("+998901234567", "one", "r1")
        server.token_number = 7
        gateway.send("+998901234567", "two", "r2")
        assert [form["message"] for form in server.sent] == ["one", "two"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, MessageRefused),
        (422, MessageRefused),
        (500, GatewayFailed),
        (502, AnswerLost),
        (503, GatewayFailed),
        (504, AnswerLost),
    ],
)
def test_faults(status, kind):
    with fake.running() as server:
        server.answer_with = status
        with pytest.raises((GatewayFailed, MessageRefused)) as failure:
            Eskiz(fake.LOGIN, fake.PASSWORD, address=server.address).send("+998901234567", "x", "r")
    assert failure.type is kind


def test_wrong_password_and_nobody_there():
    with fake.running() as server, pytest.raises(GatewayFailed):
        Eskiz(fake.LOGIN, "wrong", address=server.address).send("+998901234567", "x", "r")
    with pytest.raises(GatewayFailed):
        Eskiz(fake.LOGIN, "x", address="http://127.0.0.1:1").send("+998901234567", "x", "r")


def test_an_answer_without_a_receipt_proves_nothing(monkeypatch):
    with fake.running() as server:
        gateway = Eskiz(fake.LOGIN, fake.PASSWORD, address=server.address)
        gateway.send("+998901234567", "x", "r")
        for said in ("<html>welcome</html>", "[]", '{"status": "waiting"}'):
            answer = httpx.Response(200, text=said)
            monkeypatch.setattr(gateway, "_send", lambda form, token, answer=answer: answer)
            with pytest.raises(AnswerLost):
                gateway.send("+998901234567", "x", "r")


@pytest.mark.parametrize(
    "met",
    [
        httpx.ReadTimeout("silent"),
        httpx.RemoteProtocolError("cut off"),
        httpx.Response(504),
        httpx.Response(200, text="[]"),
    ],
)
def test_what_is_lost_while_signing_in_is_no_message(monkeypatch, met):
    def post(address, **more):
        assert address.endswith("/auth/login")
        if isinstance(met, Exception):
            raise met
        met.request = httpx.Request("POST", address)
        return met

    monkeypatch.setattr(httpx, "post", post)
    with pytest.raises(GatewayFailed) as failure:
        Eskiz(fake.LOGIN, fake.PASSWORD).send("+998901234567", "x", "r")
    assert failure.type is GatewayFailed


@pytest.mark.parametrize(("slow", "kind"), [("/auth/login", GatewayFailed), ("/message/sms/send", AnswerLost)])
def test_only_who_is_slow_after_the_message_went_out_may_have_sent_it(monkeypatch, slow, kind):
    def post(address, **more):
        while address.endswith(slow):
            pass
        return httpx.Response(200, json={"data": {"token": "t"}}, request=httpx.Request("POST", address))

    monkeypatch.setattr(httpx, "post", post)
    monkeypatch.setattr(_gateways, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(_gateways, "_circuits", {})
    with pytest.raises(GatewayFailed) as failure:
        _gateways._first(
            [Eskiz(fake.LOGIN, fake.PASSWORD)],
            lambda gateway: gateway.send("+998901234567", "x", "r"),
            _gateways._NOBODY_NOTES,
        )
    assert failure.type is kind
