"""Messages are kept once, sealed, and listed newest first."""

from datetime import timedelta

import pytest
from django.db import connection

from darcha.connectors.demo_outbox.adapter import KeptCopies, KeptMail, KeptSms
from darcha.ground import clock

pytestmark = pytest.mark.django_db


def test_kept_once_and_listed_newest_first():
    with clock.frozen("2026-03-06T12:00+05:00") as frozen:
        KeptSms().send("+998901234567", "482913", "r1")
        KeptSms().send("+998901234567", "482913", "r1")
        frozen.tick(timedelta(minutes=1))
        KeptMail().send("aziza@example.uz", "Javob", "Tayyor", "r2")
    found = KeptCopies().recent(10)
    assert [(copy.channel, copy.to, copy.body) for copy in found] == [
        ("email", "aziza@example.uz", "Tayyor"),
        ("sms", "+998901234567", "482913"),
    ]


def test_sealed_in_the_table():
    KeptSms().send("+998901234567", "482913", "r1")
    with connection.cursor() as cursor:
        cursor.execute("SELECT m::text FROM demo_outbox_keptmessage m")
        assert "998901234567" not in cursor.fetchone()[0]
