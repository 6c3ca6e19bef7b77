"""A gateway that fails is left alone for a while, and no message is said twice by two of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from darcha.ground import clock
from darcha.kernel.notifications import api
from darcha.kernel.notifications.commands import _gateways
from darcha.kernel.notifications.errors import AnswerLost, GatewayFailed, MessageRefused
from darcha.kernel.notifications.rules.circuit import CLOSED, IN_A_ROW, REST

from .conftest import CANARY, SYSTEM

NOON = "2026-03-06T12:00+05:00"


@pytest.fixture
def noon():
    with clock.frozen(NOON) as frozen:
        yield frozen


def send():
    api.send_code(SYSTEM, phone=CANARY, code="482913", language="uz")


def test_it_rests_after_so_many_failures_in_a_row(noon):
    circuit = CLOSED
    for _ in range(IN_A_ROW):
        assert circuit.lets_through(clock.now())
        circuit = circuit.tried(clock.now()).failed(clock.now())
    assert not circuit.lets_through(clock.now())
    noon.tick(REST)
    assert circuit.lets_through(clock.now())
    assert not circuit.tried(clock.now()).lets_through(clock.now()), "one tries it, the others wait"


def test_while_the_first_rests_the_second_sends_at_once(world, noon):
    tried = []
    world.sms.failure = GatewayFailed("down")
    first, world.sms.send = world.sms.send, lambda *message: (tried.append(message), first(*message))
    for _ in range(10):
        send()
    assert (len(tried), len(world.stand_in.sent)) == (IN_A_ROW, 10)
    noon.tick(REST)
    send()
    assert len(tried) == IN_A_ROW + 1, "after the rest one message tries it"
    world.sms.failure = None
    noon.tick(REST)
    send()
    send()
    assert len(world.sms.sent) == 2


def test_nobody_sends_again_what_another_may_have_sent(world, noon):
    world.sms.failure = AnswerLost("no answer")
    with pytest.raises(AnswerLost):
        send()
    assert world.stand_in.sent == []


def test_a_refused_message_is_no_failure_of_the_gateway(world, noon):
    world.sms.failure = MessageRefused("never")
    for _ in range(IN_A_ROW + 1):
        send()
    world.sms.failure = None
    send()
    assert len(world.sms.sent) == 1


def test_a_gateway_that_says_a_byte_now_and_then_is_left(world, monkeypatch):
    monkeypatch.setattr(_gateways, "PATIENCE_SECONDS", 0.05)

    def trickle(*message):
        while True:
            pass

    world.sms.send = trickle
    with pytest.raises(AnswerLost):
        send()
    assert world.stand_in.sent == []


def test_circuits_are_values(noon):
    assert replace(CLOSED, failures=2).failed(clock.now()).rests_until == clock.now() + REST
    assert CLOSED.failed(clock.now()).rests_until is None
    assert CLOSED.tried(clock.now()) == CLOSED
    assert timedelta(seconds=_gateways.PATIENCE_SECONDS) < REST
