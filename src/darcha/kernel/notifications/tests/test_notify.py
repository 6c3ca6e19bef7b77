"""A notice is said once, in the right language, by its channels; what fails is tried again."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.ground.text import Text
from darcha.kernel.notifications import api
from darcha.kernel.notifications.errors import GatewayFailed, MessageRefused
from darcha.kernel.notifications.models import Delivery, Notification
from darcha.kernel.notifications.rules.trying import LEASE

from .conftest import CANARY, SYSTEM

BODY = Text({"uz": "Javob tayyor", "kaa": "Juwap tayar", "ru": "Ответ готов", "en": "The answer is ready"})


def _say(world, **changes):
    said = {
        "account_id": world.account,
        "key": "test.ready",
        "about": "case:1",
        "language": "ru",
        "subject": BODY,
        "body": BODY,
        "dedupe_key": "case:1:ready",
    }
    return api.notify(SYSTEM, **{**said, **changes})


def test_said_in_the_language_by_each_channel(world):
    assert _say(world, sms="Готово")
    deliver_all()
    assert [message[:2] for message in world.sms.sent] == [(CANARY, "Готово")]
    assert [message[:3] for message in world.mail.sent] == [("aziza@example.uz", "Ответ готов", "Ответ готов")]
    (notice,) = api.inbox_of(world.who)
    assert (notice.subject, notice.seen_at) == ("Ответ готов", None)


def test_said_once(world):
    assert _say(world)
    assert not _say(world, subject="another")
    deliver_all()
    api.deliver(SYSTEM)
    assert len(world.sms.sent) == 1


@pytest.mark.django_db(transaction=True)
def test_said_once_even_by_ten_at_once(world):
    def say(_):
        try:
            return _say(world)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(say, range(10))) == 1
    assert Notification.objects.count() == 1
    assert Delivery.objects.count() == 2


def test_nothing_is_said_when_the_change_fails(world):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _say(world)
        raise ZeroDivisionError
    assert deliver_all() == 0
    assert api.inbox_of(world.who) == []


def test_the_second_gateway_stands_in(world):
    world.sms.failure = GatewayFailed("down")
    _say(world)
    deliver_all()
    assert len(world.stand_in.sent) == 1


def test_tried_again_with_patience_and_then_given_up(world):
    world.sms.failure = world.stand_in.failure = GatewayFailed("down")
    with clock.frozen("2026-03-06T12:00+05:00") as frozen:
        _say(world, channels=("sms",))
        deliver_all()
        assert api.deliver(SYSTEM) == 0
        frozen.tick(timedelta(minutes=1))
        assert api.deliver(SYSTEM) == 1
        world.sms.failure = None
        frozen.tick(timedelta(minutes=6))
        assert api.deliver(SYSTEM) == 1
        assert len(world.sms.sent) == 1
        assert api.deliver(SYSTEM) == 0

        world.sms.failure = GatewayFailed("down")
        _say(world, dedupe_key="another", channels=("sms",))
        for _ in range(10):
            frozen.tick(timedelta(days=1))
            api.deliver(SYSTEM)
    assert Delivery.objects.get(notification__dedupe_key="another").state == "failed"


def test_who_dies_while_sending_leaves_one_message_in_doubt(world):
    """What was claimed before it went is tried again after its lease, with its reference; the others go at once."""
    with clock.frozen("2026-03-06T12:00+05:00") as frozen:
        for number in range(3):
            _say(world, dedupe_key=f"case:{number}", channels=("sms",))
        world.sms.failure = KeyboardInterrupt()
        with pytest.raises(KeyboardInterrupt):
            api.deliver(SYSTEM)
        world.sms.failure = None
        assert api.deliver(SYSTEM) == 2
        frozen.tick(LEASE)
        assert api.deliver(SYSTEM) == 1
    assert len(world.sms.sent) == len({reference for *_, reference in world.sms.sent}) == 3


def test_who_wakes_up_after_his_lease_changes_nothing(world):
    with clock.frozen("2026-03-06T12:00+05:00") as frozen:
        _say(world, channels=("sms",))

        def slow(*message):
            world.sms.send = lambda *again: world.sms.sent.append(again)
            frozen.tick(LEASE)
            assert api.deliver(SYSTEM) == 1  # another worker, meanwhile
            raise GatewayFailed("down")

        world.sms.send, world.stand_in.failure = slow, GatewayFailed("down")
        assert api.deliver(SYSTEM) >= 1
    row = Delivery.objects.get()
    assert (row.state, row.attempts, row.failure) == ("sent", 2, "")


def test_the_same_reference_on_a_repeat(world):
    with clock.frozen("2026-03-06T12:00+05:00") as frozen:
        _say(world, channels=("sms",))
        deliver_all()
        Delivery.objects.update(state="waiting")
        frozen.tick(timedelta(minutes=1))
        api.deliver(SYSTEM)
    assert len({reference for *_, reference in world.sms.sent}) == 1


def test_a_refused_message_is_not_tried_again(world):
    world.sms.failure = MessageRefused("never")
    _say(world, channels=("sms",))
    deliver_all()
    assert Delivery.objects.get().state == "failed"


def test_without_an_address_the_cabinet_remains(world):
    world.address = type(world.address)()
    _say(world)
    deliver_all()
    assert {row.state for row in Delivery.objects.all()} == {"no_address"}
    assert api.count_unseen(world.who) == 1


def test_seen_by_its_owner_alone(world):
    _say(world)
    (notice,) = api.inbox_of(world.who)
    stranger = type(world.who)(kind="person", account_id=notice.id)
    assert api.mark_seen(stranger, notice_ids=[notice.id]) == 0
    assert api.inbox_of(stranger) == []
    assert api.mark_seen(world.who, notice_ids=[notice.id]) == 1
    assert api.count_unseen(world.who) == 0


def test_a_header_has_one_line(world):
    _say(world, subject="one\r\nBcc: all@example.uz")
    deliver_all()
    assert world.mail.sent[0][1] == "one Bcc: all@example.uz"


def test_a_long_text_fits_an_sms(world):
    _say(world, sms="ў" * 900)
    deliver_all()
    assert len(world.sms.sent[0][1]) == 640


def test_nothing_personal_in_logs_or_in_the_table(world, caplog):
    caplog.set_level(logging.DEBUG)
    world.sms.failure = world.stand_in.failure = GatewayFailed(CANARY)
    _say(world, subject="Azizaxon-canary")
    deliver_all()
    assert "GatewayFailed" in caplog.text
    with connection.cursor() as cursor:
        cursor.execute("SELECT n::text FROM notifications_notification n")
        stored = cursor.fetchone()[0]
    for canary in (CANARY, "Azizaxon-canary"):
        assert canary not in caplog.text
        assert canary not in stored
