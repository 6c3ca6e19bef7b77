"""Signing in of staff through the pages: invitation, passphrase, second factor, and no way around any of them."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pyotp
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from darcha.ground import clock
from darcha.ground.text import t
from darcha.kernel.identity import api
from darcha.kernel.identity.testing import SYSTEM

LOGIN, PASSPHRASE = "n.yusupov@example.uz", "tandir ustida qizil gilos"
POST = api.Post("traffic-police", "inspector", "officer")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now() -> Iterator[clock.FrozenClock]:
    with clock.frozen("2026-03-06T10:00+05:00") as frozen:
        yield frozen


def page(name: str, **kwargs: object) -> str:
    return reverse(f"officer:{name}", kwargs={"lang": "uz", **kwargs})


def joined(client: Client) -> pyotp.TOTP:
    """Invite and accept; the client is signed in afterwards."""
    invite = api.staff_invite(SYSTEM, LOGIN, "Yusupov Nodir", [POST])
    there = page("accept_invite", token=invite.token)
    secret = re.search(r'translate="no">([A-Z2-7 ]+)</strong>', client.get(there).content.decode())[1].replace(" ", "")
    totp = pyotp.TOTP(secret)
    done = client.post(there, {"passphrase": PASSPHRASE, "again": PASSPHRASE, "code": totp.at(clock.now())})
    assert done.status_code == 302
    return totp


def test_an_invitation_leads_to_a_signed_in_officer_and_works_once(client):
    invite = api.staff_invite(SYSTEM, LOGIN, "Yusupov Nodir", [POST])
    there = page("accept_invite", token=invite.token)
    shown = client.get(there).content.decode()
    secret = re.search(r'translate="no">([A-Z2-7 ]+)</strong>', shown)[1].replace(" ", "")
    code = pyotp.TOTP(secret).at(clock.now())
    typed = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "code": code}
    assert client.post(there, {**typed, "again": "another"}).status_code == 422
    assert client.post(there, {**typed, "passphrase": "short", "again": "short"}).status_code == 422
    assert client.post(there, {**typed, "code": "000000"}).status_code == 422
    assert client.post(there, typed).status_code == 302
    assert client.get(page("security")).status_code == 200
    assert client.get(there).status_code == 404
    assert client.post(there, typed).status_code == 404


def test_an_invitation_lives_three_days(client, now):
    invite = api.staff_invite(SYSTEM, LOGIN, "Yusupov Nodir", [POST])
    now.tick(timedelta(hours=72))
    assert client.get(page("accept_invite", token=invite.token)).status_code == 404


def test_passphrase_then_factor(client, now):
    totp = joined(client)
    now.tick(timedelta(minutes=1))
    browser = Client()
    assert browser.get(page("security")).headers["Location"].startswith(page("sign_in"))
    step = browser.post(page("sign_in"), {"login": f" {LOGIN.upper()} ", "passphrase": PASSPHRASE})
    assert step.headers["Location"] == page("sign_in_factor")
    assert browser.get(page("security")).status_code == 302, "the passphrase alone opens nothing"
    assert browser.get(page("sign_in_factor")).status_code == 200
    assert browser.post(page("sign_in_factor"), {"code": "000000"}).status_code == 422
    done = browser.post(page("sign_in_factor"), {"code": totp.at(clock.now()), "next": page("security")})
    assert done.headers["Location"] == page("security")
    assert browser.get(page("security")).status_code == 200


def test_a_code_of_the_app_works_once(client, now):
    totp = joined(client)
    browser = Client()
    browser.post(page("sign_in"), {"login": LOGIN, "passphrase": PASSPHRASE})
    assert browser.post(page("sign_in_factor"), {"code": totp.at(clock.now())}).status_code == 422


def test_unknown_login_and_wrong_passphrase_are_one_answer(client):
    joined(Client())
    answers = [
        re.sub(r'value="[^"]*"', "", client.post(page("sign_in"), typed).content.decode())
        for typed in (
            {"login": LOGIN, "passphrase": "not the right one"},
            {"login": "x" * len(LOGIN), "passphrase": PASSPHRASE},
        )
    ]
    assert answers[0] == answers[1]


def test_a_locked_out_guesser_is_told_when_to_come_back(client):
    for _ in range(8):
        client.post(page("sign_in"), {"login": LOGIN, "passphrase": "wrong"})
    assert client.post(page("sign_in"), {"login": LOGIN, "passphrase": "wrong"}).status_code == 429


def test_staff_are_signed_out_after_a_quarter_of_an_hour_and_after_eight_hours(client, now):
    totp = joined(client)
    now.tick(timedelta(minutes=14))
    assert client.get(page("security")).status_code == 200
    now.tick(timedelta(minutes=15))
    assert client.get(page("security")).status_code == 302
    client.post(page("sign_in"), {"login": LOGIN, "passphrase": PASSPHRASE})
    client.post(page("sign_in_factor"), {"code": totp.at(clock.now())})
    for _ in range(47):
        now.tick(timedelta(minutes=10))
        assert client.get(page("security")).status_code == 200
    now.tick(timedelta(minutes=10))
    assert client.get(page("security")).status_code == 302


def test_a_session_that_is_over_is_called_so(client, now):
    fresh = Client().get(page("sign_in")).content.decode()
    assert t("officer.sign_in.kept", "uz") not in fresh
    joined(client)
    now.tick(timedelta(minutes=16))
    led = client.get(page("security"))
    shown = client.get(led.headers["Location"]).content.decode()
    assert t("officer.sign_in.kept", "uz") in shown and t("officer.sign_in.over_words", "uz") in shown


def test_a_closed_account_is_out_with_the_next_request(client):
    joined(client)
    who = api.find_recognised(client.cookies[settings.DARCHA_SESSION_COOKIE].value).principal
    assert who.posts == (POST,)
    api.disable_account(SYSTEM, who.account_id)
    assert client.get(page("security")).status_code == 302


def test_the_last_factor_cannot_be_removed(client):
    joined(client)
    shown = client.get(page("security")).content.decode()
    assert "/remove" not in shown, "what cannot be done is no button"
    who = api.find_recognised(client.cookies[settings.DARCHA_SESSION_COOKIE].value).principal
    (only,) = api.factors_of(who)
    refused = client.post(page("security_remove", factor_id=only.id))
    assert refused.status_code == 409
    assert t("refusal.last-factor", "uz") in refused.content.decode()
    assert len(api.factors_of(who)) == 1


def test_signing_out(client):
    joined(client)
    assert client.post(page("sign_out")).headers["Location"] == page("sign_in")
    assert client.get(page("security")).status_code == 302


def test_a_new_app_is_set_up_beside_the_old_one_and_then_the_old_one_goes(client, now):
    joined(client)
    now.tick(timedelta(minutes=1))
    there = client.post(page("security_totp_new")).headers["Location"]
    shown = client.get(there).content.decode()
    secret = re.search(r'translate="no">([A-Z2-7 ]+)</strong>', shown)[1].replace(" ", "")
    assert client.post(there, {"code": "000000"}).status_code == 422
    done = client.post(there, {"code": pyotp.TOTP(secret).at(clock.now())})
    assert done.headers["Location"].startswith(page("security"))
    html = client.get(page("security")).content.decode()
    old = re.findall(r"security/([0-9a-f-]{36})/remove", html)
    assert len(old) == 2
    assert client.get(there).status_code == 404, "the secret is shown no more"
    assert client.post(page("security_remove", factor_id=old[0])).status_code == 302
    assert client.get(page("security")).content.decode().count("/remove") == 0


def test_an_app_of_somebody_else_is_not_set_up(client):
    joined(client)
    there = client.post(page("security_totp_new")).headers["Location"]
    other = Client()
    assert other.get(there).headers["Location"].startswith(page("sign_in"))
