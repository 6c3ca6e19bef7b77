"""The adapter against Eskiz on loopback."""

import httpx
import pytest

from darcha.connectors.sms_eskiz import fake
from darcha.connectors.sms_eskiz.adapter import Eskiz
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


@pytest.mark.parametrize(("status", "failure"), [(400, MessageRefused), (422, MessageRefused), (500, GatewayFailed)])
def test_faults(status, failure):
    with fake.running() as server:
        server.answer_with = status
        with pytest.raises(failure):
            Eskiz(fake.LOGIN, fake.PASSWORD, address=server.address).send("+998901234567", "x", "r")


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
