"""The adapter against a mail server on loopback."""

import pytest

from darcha.connectors.email_smtp import fake
from darcha.connectors.email_smtp.adapter import Smtp
from darcha.kernel.notifications.errors import GatewayFailed, MessageRefused

pytestmark = pytest.mark.loopback


@pytest.fixture
def server(settings):
    with fake.running() as running:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_SSL = "127.0.0.1", running.port, False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.DEFAULT_FROM_EMAIL = "Darcha <noreply@example.uz>"
        yield running


def test_letters_arrive_whole(server):
    Smtp().send("aziza@example.uz", "Javob tayyor: oʻqing", "Oʻzbekcha\nВторой ряд\n.\n", "r1")
    ((receiver, message),) = server.taken
    assert receiver == "aziza@example.uz"
    assert message["Subject"] == "Javob tayyor: oʻqing"
    assert message["Message-ID"] == "<r1@darcha>"
    assert message.get_content().splitlines() == ["Oʻzbekcha", "Второй ряд", "."]


def test_refused_for_good(server):
    server.unknown.add("nobody@example.uz")
    with pytest.raises(MessageRefused):
        Smtp().send("nobody@example.uz", "x", "y", "r")
    with pytest.raises(MessageRefused):
        Smtp().send("aziza@example.uz", "x\r\nBcc: all@example.uz", "y", "r")
    assert server.taken == []


def test_nobody_there(server, settings):
    settings.EMAIL_PORT = 1
    with pytest.raises(GatewayFailed):
        Smtp().send("aziza@example.uz", "x", "y", "r")
