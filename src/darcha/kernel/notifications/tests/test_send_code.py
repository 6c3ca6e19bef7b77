"""A sign-in code goes at once, is kept nowhere, and paid SMS are budgeted."""

from datetime import timedelta

import pytest

from darcha.ground import clock
from darcha.kernel.notifications import api
from darcha.kernel.notifications.errors import GatewayFailed
from darcha.kernel.notifications.models import Notification
from darcha.kernel.notifications.rules.spending import Limit

from .conftest import CANARY, SYSTEM


def _send(phone=CANARY, code="482913", language="uz"):
    return api.send_code(SYSTEM, phone=phone, code=code, language=language)


@pytest.mark.parametrize("language", ["uz", "kaa", "ru", "en", "uz-cyrl"])
def test_at_once_in_each_language(world, language):
    assert _send(language=language)
    assert world.sms.sent[0][0] == CANARY
    assert "482913" in world.sms.sent[0][1]
    assert Notification.objects.count() == 0


def test_a_dead_gateway_is_said_so(world):
    world.sms.failure = world.stand_in.failure = GatewayFailed("down")
    with pytest.raises(GatewayFailed):
        _send()


def test_a_number_gets_no_more_than_its_share(world, caplog):
    world.sms.costs = True
    with clock.frozen("2026-03-06T12:00+05:00") as frozen:
        assert [_send() for _ in range(10)] == [True] * 8 + [False] * 2
        assert _send(phone="+998901234568")
        frozen.tick(timedelta(hours=1))
        assert _send()
    assert "number-hour" in caplog.text
    assert CANARY not in caplog.text


def test_the_whole_has_a_limit_too(world, monkeypatch):
    monkeypatch.setattr("darcha.kernel.notifications.commands._gateways.IN_TOTAL", Limit("total-hour", 5, 3_600))
    world.sms.costs = True
    with clock.frozen("2026-03-06T12:00+05:00"):
        assert sum(_send(phone=f"+99890000{n:04d}") for n in range(50)) == 5


def test_kept_messages_cost_nothing(world):
    assert all(_send() for _ in range(50))
