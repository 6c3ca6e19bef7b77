"""What a gateway may have sent is said by no other, and never twice; what was not tried has used up no try."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.notifications import api
from darcha.kernel.notifications.commands import _gateways
from darcha.kernel.notifications.commands import deliver as deliver_module
from darcha.kernel.notifications.commands._gateways import OverBudget
from darcha.kernel.notifications.errors import AnswerLost, GatewayFailed, MessageRefused
from darcha.kernel.notifications.listeners import _PLACES
from darcha.kernel.notifications.models import Delivery
from darcha.kernel.notifications.rules.circuit import IN_A_ROW, REST
from darcha.kernel.notifications.rules.trying import LEASE, PAUSES

from .conftest import SYSTEM
from .test_notify import _say

NOON = "2026-03-06T12:00+05:00"
A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def noon(world):
    with clock.frozen(NOON) as frozen:
        yield frozen


def say(world, number=0):
    _say(world, dedupe_key=f"case:{number}", channels=("sms",))


def states():
    return [row.state for row in Delivery.objects.order_by("notification__dedupe_key")]


def lose_answers(gateway):
    """It takes messages and says nothing. The numbers of what it took."""
    taken = []

    def send(*message):
        taken.append(message[-1])
        raise AnswerLost("no answer")

    gateway.send = send
    return taken


def test_a_message_in_doubt_goes_to_no_other_gateway_when_the_first_rests(world, noon):
    taken = lose_answers(world.sms)
    for number in range(IN_A_ROW):
        say(world, number)
    deliver_all()
    assert len(taken) == IN_A_ROW
    noon.tick(PAUSES[0])
    say(world, 99)
    deliver_all()
    api.deliver(SYSTEM)
    assert not {reference for *_, reference in world.stand_in.sent} & set(taken)


def test_it_is_asked_again_where_it_was_asked_and_then_it_is_sent(world, noon):
    taken = lose_answers(world.sms)
    say(world)
    deliver_all()
    assert Delivery.objects.get().gateway == "first"
    del world.sms.send
    noon.tick(PAUSES[0])
    assert api.deliver(SYSTEM) == 1
    assert [reference for *_, reference in world.sms.sent] == taken
    row = Delivery.objects.get()
    assert (row.state, row.gateway, world.stand_in.sent) == ("sent", "", [])


def test_whoever_takes_a_repeat_for_another_message_gets_none(world, noon):
    world.sms.knows_repeats = False
    taken = lose_answers(world.sms)
    say(world)
    deliver_all()
    for _ in range(len(PAUSES) + 2):
        noon.tick(A_DAY)
        api.deliver(SYSTEM)
    assert (len(taken), states(), world.stand_in.sent) == (1, ["unproven"], [])
    assert Delivery.objects.get().sent_at is None


def test_what_ended_in_doubt_is_told_for_as_long_as_somebody_asks(world, noon):
    world.sms.knows_repeats = False
    begun = clock.now()
    lose_answers(world.sms)
    say(world, 1)
    say(world, 2)
    deliver_all()
    del world.sms.send
    say(world, 3)
    deliver_all()
    assert api.unproven_deliveries(begun) == []
    noon.tick(PAUSES[0])
    ended = clock.now()
    api.deliver(SYSTEM)
    assert sorted(states()) == ["sent", "unproven", "unproven"]
    assert api.unproven_deliveries(ended) == [api.Unproven("sms", "first", 2)]
    assert api.unproven_deliveries(ended + LEASE) == []


def test_who_dies_while_handing_over_leaves_a_doubt(world, noon):
    world.sms.knows_repeats = False
    world.sms.failure = KeyboardInterrupt()
    say(world)
    with pytest.raises(KeyboardInterrupt):
        api.deliver(SYSTEM)
    world.sms.failure = None
    noon.tick(LEASE)
    api.deliver(SYSTEM)
    assert (states(), world.sms.sent, world.stand_in.sent) == (["unproven"], [], [])


def test_a_clear_no_leaves_no_doubt(world, noon):
    world.sms.failure = GatewayFailed("down")
    say(world)
    deliver_all()
    assert (states(), len(world.stand_in.sent)) == (["sent"], 1)


def lose_one(world, noon):
    """One message in doubt, and its first pause over."""
    taken = lose_answers(world.sms)
    say(world)
    deliver_all()
    del world.sms.send
    noon.tick(PAUSES[0])
    return taken


def over_budget(monkeypatch):
    monkeypatch.setattr(_gateways, "_spend", lambda phone: (_ for _ in ()).throw(OverBudget("number-hour")))


@pytest.mark.parametrize("spent", [False, True])
def test_a_clear_no_to_the_repeat_leaves_the_doubt_and_nobody_else_sends_it(world, noon, monkeypatch, spent):
    taken = lose_one(world, noon)
    world.sms.failure = GatewayFailed("down")
    with monkeypatch.context() as budget:
        if spent:
            world.sms.costs = True
            over_budget(budget)
        api.deliver(SYSTEM)
    assert (states(), Delivery.objects.get().gateway) == (["waiting"], "first")
    for pause in PAUSES[1:-1]:
        noon.tick(pause)
        api.deliver(SYSTEM)
    assert (states(), world.stand_in.sent) == (["waiting"], [])
    world.sms.failure = None
    noon.tick(PAUSES[-1])
    api.deliver(SYSTEM)
    assert ([reference for *_, reference in world.sms.sent], states()) == (taken, ["sent"])


@pytest.mark.parametrize("failure", [GatewayFailed("down"), MessageRefused("seen before")])
def test_a_doubt_that_nobody_lifts_ends_as_one(world, noon, failure):
    lose_one(world, noon)
    world.sms.failure = failure
    for _ in range(len(PAUSES) + 1):
        noon.tick(A_DAY)
        api.deliver(SYSTEM)
    assert (states(), Delivery.objects.get().gateway, world.stand_in.sent) == (["unproven"], "first", [])


def test_whose_lease_ends_before_the_second_gateway_doubts_nobody(world, noon, monkeypatch):
    seconds = [0.0]

    def slow(*message):
        seconds[0] = LEASE.total_seconds()
        raise GatewayFailed("a clear no, and late")

    monkeypatch.setattr(deliver_module, "time", SimpleNamespace(monotonic=lambda: seconds[0]))
    world.sms.send = slow
    say(world)
    deliver_all()
    row = Delivery.objects.get()
    assert (row.state, row.failure, row.gateway, world.stand_in.sent) == ("waiting", "AtRest", "", [])


def test_whom_another_message_tries_meanwhile_is_not_written_down(world, noon, monkeypatch):
    written = []

    def another_tries_it(gateway):
        written.append(Delivery.objects.get().gateway)
        return False

    monkeypatch.setattr(_gateways, "_may_try", another_tries_it)
    say(world)
    deliver_all()
    row = Delivery.objects.get()
    assert (written, row.state, row.gateway) == (["", ""], "waiting", "")


def test_a_gateway_that_is_gone_from_the_settings_is_waited_for_so_long_and_no_longer(world, noon):
    say(world)
    Delivery.objects.update(gateway="another")
    for _ in range(len(PAUSES) + 1):
        noon.tick(A_DAY)
        api.deliver(SYSTEM)
    assert (states(), world.sms.sent) == (["unproven"], [])


def test_a_day_without_gateways_costs_no_message_and_all_leave_in_their_order(world, noon):
    world.sms.failure = world.stand_in.failure = GatewayFailed("down")
    many = 12
    for number in range(many):
        say(world, number)
        noon.tick(timedelta(seconds=1))
    deliver_all()
    for _ in range(24 * 60):
        noon.tick(A_MINUTE)
        api.deliver(SYSTEM)
    assert set(states()) == {"waiting"}
    world.sms.failure = None
    for _ in range(24 * 60):
        noon.tick(A_MINUTE)
        api.deliver(SYSTEM)
    assert set(states()) == {"sent"}
    assert len({reference for *_, reference in world.sms.sent}) == len(world.sms.sent) == many


def test_what_was_not_tried_has_used_up_nothing_and_leaves_in_its_order(world, noon):
    world.sms.failure = world.stand_in.failure = GatewayFailed("down")
    many = 12
    for number in range(many):
        say(world, number)
        noon.tick(timedelta(seconds=1))
    deliver_all()
    untried = [str(row.id) for row in Delivery.objects.filter(attempts=0).order_by("next_try_at")]
    assert len(untried) == many - IN_A_ROW
    world.sms.failure = None
    noon.tick(REST)
    api.deliver(SYSTEM)
    assert [reference for *_, reference in world.sms.sent][: len(untried)] == untried


def test_who_sleeps_past_his_lease_before_handing_over_sends_nothing(world, noon, monkeypatch):
    say(world)

    def sleep(*args, **more):
        noon.tick(LEASE)
        monkeypatch.setattr(deliver_module, "send_sms", send_sms)
        assert api.deliver(SYSTEM) == 1  # another worker, meanwhile
        return send_sms(*args, **more)

    send_sms = deliver_module.send_sms
    monkeypatch.setattr(deliver_module, "send_sms", sleep)
    api.deliver(SYSTEM)
    assert len(world.sms.sent) == 1
    assert states() == ["sent"]


def test_while_the_place_is_taken_the_sweep_sends_it(world, noon):
    with _PLACES:
        say(world)
        deliver_all()
        assert world.sms.sent == []
    api.deliver(SYSTEM)
    assert len(world.sms.sent) == 1
