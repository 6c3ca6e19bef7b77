"""The adapter against Play Mobile on loopback."""

import httpx
import pytest

from darcha.connectors.sms_playmobile import fake
from darcha.connectors.sms_playmobile.adapter import PlayMobile
from darcha.kernel.notifications.errors import AnswerLost, GatewayFailed, MessageRefused

pytestmark = pytest.mark.loopback


def test_sends_with_our_reference():
    with fake.running() as server:
        gateway = PlayMobile(fake.LOGIN, fake.PASSWORD, address=server.address)
        for _ in range(2):
            gateway.send("+998901234567", "Oʻzbekcha", "r1")
        assert server.sent == {
            "r1": {
                "recipient": "998901234567",
                "message-id": "r1",
                "sms": {"originator": "3700", "content": {"text": "Oʻzbekcha"}},
            }
        }


def test_too_long_is_refused_for_good():
    with fake.running() as server, pytest.raises(MessageRefused):
        PlayMobile(fake.LOGIN, fake.PASSWORD, address=server.address).send("+998901234567", "x" * 641, "r")


@pytest.mark.parametrize("status", [401, 429, 500])
def test_faults(status):
    with fake.running() as server:
        server.answer_with = status
        with pytest.raises(GatewayFailed):
            PlayMobile(fake.LOGIN, fake.PASSWORD, address=server.address).send("+998901234567", "x", "r")
    with pytest.raises(GatewayFailed):
        PlayMobile(fake.LOGIN, fake.PASSWORD, address="http://127.0.0.1:1").send("+998901234567", "x", "r")


@pytest.mark.parametrize(
    ("status", "kind"),
    [(429, GatewayFailed), (500, GatewayFailed), (502, AnswerLost), (503, GatewayFailed), (504, AnswerLost)],
)
def test_who_stands_between_does_not_know_what_became_of_it(status, kind):
    with fake.running() as server:
        server.answer_with = status
        with pytest.raises(GatewayFailed) as failure:
            PlayMobile(fake.LOGIN, fake.PASSWORD, address=server.address).send("+998901234567", "x", "r")
    assert failure.type is kind


def test_a_page_in_place_of_an_answer_proves_nothing(monkeypatch):
    monkeypatch.setattr(httpx, "post", lambda *args, **more: httpx.Response(200, text=" <html>sign in</html>"))
    with pytest.raises(AnswerLost):
        PlayMobile(fake.LOGIN, fake.PASSWORD).send("+998901234567", "x", "r")
