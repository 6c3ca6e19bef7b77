"""Signing in through the pages, as a browser without JavaScript does it, and as an attacker tries it."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pyotp
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from darcha.ground import clock
from darcha.ground.models import JournalEntry
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.identity.testing import AZIZA, Outbox, Registry, bound_twins

NOBODY = {"pinfl": "30302850010024", "document": "AB7654321"}
TYPED = {"pinfl": AZIZA[0], "document": AZIZA[1]}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now() -> Iterator[clock.FrozenClock]:
    with clock.frozen("2026-03-06T10:00+05:00") as frozen:
        yield frozen


@pytest.fixture
def twins() -> Iterator[tuple[Registry, Outbox]]:
    with bound_twins() as both:
        both[0].add(*AZIZA, "Karimova Aziza Rustamovna", "+998901234567")
        yield both


def page(name: str, lang: str = "uz", **kwargs: object) -> str:
    return reverse(f"citizen:{name}", kwargs={"lang": lang, **kwargs})


def signed_in(client: Client, outbox: Outbox) -> Client:
    client.post(page("sign_in"), TYPED)
    deliver_all()
    done = client.post(page("sign_in_code"), {"code": outbox.last_code})
    assert done.status_code == 302
    return client


def with_app(client: Client) -> pyotp.TOTP:
    """Set up codes from an app through the pages."""
    there = client.post(page("security_totp_new")).headers["Location"]
    secret = re.search(r'translate="no">([A-Z2-7 ]+)</strong>', client.get(there).content.decode())[1].replace(" ", "")
    totp = pyotp.TOTP(secret)
    assert client.post(there, {"code": totp.at(clock.now())}).status_code == 302
    return totp


@pytest.mark.parametrize("lang", ["uz", "uz-cyrl", "kaa", "ru", "en"])
def test_the_whole_way_in_every_language(client, twins, lang):
    assert client.get(page("sign_in", lang)).status_code == 200
    step = client.post(page("sign_in", lang), {**TYPED, "next": f"/{lang}/me/sessions"})
    assert step.status_code == 302 and step.headers["Location"].startswith(page("sign_in_code", lang))
    assert client.get(step.headers["Location"]).status_code == 200
    deliver_all()
    assert twins[1].sent[-1][2] == lang
    done = client.post(page("sign_in_code", lang), {"code": twins[1].last_code, "next": f"/{lang}/me/sessions"})
    assert done.headers["Location"] == f"/{lang}/me/sessions"
    for name in ("profile", "security", "sessions", "acting_for"):
        assert client.get(page(name, lang)).status_code == 200


def test_known_and_unknown_get_the_same_answer_to_the_byte(client, twins):
    """T2: neither the answers nor the page after them tell whether the numbers belong to anybody."""
    answers = []
    for typed in (TYPED, NOBODY):
        browser = Client()
        step = browser.post(page("sign_in"), typed)
        deliver_all()
        shown = browser.get(step.headers["Location"]).content.decode()
        wrong = browser.post(page("sign_in_code"), {"code": "no"}).content.decode()
        cookie = step.cookies[f"{settings.DARCHA_SESSION_COOKIE}_step"]
        answers.append(
            (
                step.status_code,
                step.headers["Location"],
                len(cookie.value),
                cookie["max-age"],
                _without_tokens(shown),
                _without_tokens(wrong),
            )
        )
    assert answers[0] == answers[1]


def _without_tokens(html: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


def test_what_was_typed_is_kept_on_the_page_and_never_in_an_address(client, twins):
    answer = client.post(page("sign_in"), {"pinfl": "4260590001001", "document": "AA1234567"})
    assert answer.status_code == 422
    assert 'value="4260590001001"' in answer.content.decode()
    assert 'value="AA1234567"' in answer.content.decode()
    step = client.post(page("sign_in"), TYPED)
    assert AZIZA[0] not in step.headers["Location"] and AZIZA[1] not in step.headers["Location"]


def test_too_many_tries_are_told_when_to_come_back(client, twins):
    for _ in range(5):
        client.post(page("sign_in"), TYPED)
    answer = client.post(page("sign_in"), TYPED)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "900"


def test_five_wrong_codes_lead_back_to_the_beginning(client, twins):
    client.post(page("sign_in"), TYPED)
    deliver_all()
    answers = [client.post(page("sign_in_code"), {"code": "wrong"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [422] * 4 + [302]
    assert "ended=1" in answers[-1].headers["Location"]


def test_only_the_browser_that_began_can_finish(client, twins):
    client.post(page("sign_in"), TYPED)
    deliver_all()
    stranger = Client()
    answer = stranger.post(page("sign_in_code"), {"code": twins[1].last_code})
    assert "ended=1" in answer.headers["Location"]
    assert settings.DARCHA_SESSION_COOKIE not in stranger.cookies


@pytest.mark.parametrize(
    "evil",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", "\t//evil.example"],
)
def test_nobody_is_led_to_another_site(client, twins, evil):
    client.post(page("sign_in"), TYPED)
    deliver_all()
    done = client.post(page("sign_in_code"), {"code": twins[1].last_code, "next": evil})
    assert "evil" not in done.headers["Location"] and "javascript" not in done.headers["Location"]
    again = client.get(page("sign_in"), {"next": evil})
    assert "evil" not in again.headers["Location"]


def test_a_session_set_before_signing_in_is_worthless(client, twins):
    """T14: fixation. The secret is always made anew, and the one that was there opens nothing."""
    client.cookies[settings.DARCHA_SESSION_COOKIE] = "chosen-by-an-attacker"
    signed_in(client, twins[1])
    assert client.cookies[settings.DARCHA_SESSION_COOKIE].value != "chosen-by-an-attacker"
    attacker = Client()
    attacker.cookies[settings.DARCHA_SESSION_COOKIE] = "chosen-by-an-attacker"
    assert attacker.get(page("profile")).status_code == 302


def test_a_stronger_sign_in_ends_the_session_before(client, twins):
    signed_in(client, twins[1])
    old = client.cookies[settings.DARCHA_SESSION_COOKIE].value
    with_app(client)
    assert client.cookies[settings.DARCHA_SESSION_COOKIE].value != old
    thief = Client()
    thief.cookies[settings.DARCHA_SESSION_COOKIE] = old
    assert thief.get(page("profile")).status_code == 302


def test_with_an_app_the_code_alone_opens_nothing(client, twins, now):
    totp = with_app(signed_in(client, twins[1]))
    now.tick(timedelta(minutes=1))
    browser = Client()
    browser.post(page("sign_in"), TYPED)
    deliver_all()
    step = browser.post(page("sign_in_code"), {"code": twins[1].last_code})
    assert step.headers["Location"] == page("sign_in_factor")
    assert settings.DARCHA_SESSION_COOKIE not in browser.cookies
    assert browser.get(page("profile")).status_code == 302
    assert browser.get(page("sign_in_factor")).status_code == 200
    assert browser.post(page("sign_in_factor"), {"code": "000000"}).status_code == 422
    assert browser.post(page("sign_in_factor"), {"code": totp.at(clock.now())}).status_code == 302
    assert browser.get(page("profile")).status_code == 200


def test_recovery_codes_are_shown_once_and_work_once(client, twins, now):
    with_app(signed_in(client, twins[1]))
    shown = client.post(page("security_recovery"))
    assert shown.headers["Cache-Control"] == "private, no-store"
    codes = re.findall(r"<code>([a-z0-9-]+)</code>", shown.content.decode())
    assert len(codes) == 8
    for code, status in ((codes[0], 302), (codes[0].upper(), 422), (codes[1].upper(), 302)):
        browser = Client()
        browser.post(page("sign_in"), TYPED)
        deliver_all()
        browser.post(page("sign_in_code"), {"code": twins[1].last_code})
        assert browser.post(page("sign_in_factor"), {"code": code}).status_code == status


def test_changing_how_one_signs_in_asks_for_the_factor_again(client, twins, now):
    totp = with_app(signed_in(client, twins[1]))
    now.tick(timedelta(minutes=20))
    answer = client.post(page("security_recovery"))
    assert answer.status_code == 302 and answer.headers["Location"].startswith(page("sign_in_factor"))
    done = client.post(answer.headers["Location"], {"code": totp.at(clock.now()), "next": page("security")})
    assert done.headers["Location"] == page("security")
    assert client.post(page("security_recovery")).status_code == 200


def test_signing_out_ends_it_on_the_server(client, twins):
    signed_in(client, twins[1])
    kept = client.cookies[settings.DARCHA_SESSION_COOKIE].value
    answer = client.post(page("sign_out"))
    assert "storage" in answer.headers["Clear-Site-Data"]
    thief = Client()
    thief.cookies[settings.DARCHA_SESSION_COOKIE] = kept
    assert thief.get(page("profile")).status_code == 302
    assert client.get(page("sign_out")).status_code == 405


def test_a_device_can_be_ended_from_another(client, twins):
    signed_in(client, twins[1])
    phone = signed_in(Client(), twins[1])
    assert phone.get(page("profile")).status_code == 200
    ended = re.search(r'action="([^"]+/end)"', client.get(page("sessions")).content.decode())[1]
    client.post(ended)
    assert phone.get(page("profile")).status_code == 302
    signed_in(phone, twins[1])
    client.post(page("sessions_end_others"))
    assert phone.get(page("profile")).status_code == 302
    assert client.get(page("profile")).status_code == 200


def test_nobody_ends_the_session_of_another(client, twins):
    from darcha.ground.ids import new_id

    signed_in(client, twins[1])
    assert client.post(page("session_end", session_id=new_id())).status_code == 404


def test_idle_for_an_hour_is_signed_out_and_led_back(client, twins, now):
    signed_in(client, twins[1])
    now.tick(timedelta(minutes=59))
    assert client.get(page("profile")).status_code == 200
    now.tick(timedelta(minutes=59))
    assert client.get(page("profile")).status_code == 200
    now.tick(timedelta(minutes=60))
    answer = client.get(page("profile") + "?saved=1")
    assert answer.headers["Location"] == page("sign_in") + "?next=%2Fuz%2Fme%3Fsaved%3D1"


def test_cookies_are_kept_from_scripts_and_other_sites(client, twins):
    step = client.post(page("sign_in"), TYPED)
    deliver_all()
    done = client.post(page("sign_in_code"), {"code": twins[1].last_code})
    for answer in (step, done):
        for cookie in answer.cookies.values():
            assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
            assert not cookie["domain"]


def test_behind_https_the_cookies_are_bound_to_the_host(client, twins, settings):
    settings.DARCHA_SESSION_COOKIE, settings.DARCHA_SECURE_COOKIES = "__Host-darcha", True
    step = client.post(page("sign_in"), TYPED, secure=True)
    deliver_all()
    done = client.post(page("sign_in_code"), {"code": twins[1].last_code}, secure=True)
    assert step.cookies["__Host-darcha_step"]["secure"]
    assert done.cookies["__Host-darcha"]["secure"]


def test_without_the_form_token_nothing_is_accepted(twins):
    strict = Client(enforce_csrf_checks=True)
    for name in ("sign_in", "sign_in_code", "sign_in_factor", "sign_out"):
        assert strict.post(page(name), TYPED).status_code == 403


def test_what_another_site_sends_is_refused(client, twins):
    """T4: even with a form token, by what the browser says of the request."""
    signed_in(client, twins[1])
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.post(page("sign_out"), headers=foreign).status_code == 403
    assert client.get(page("profile"), headers=foreign).status_code == 200
    embedded = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert client.get(page("profile"), headers=embedded).status_code == 403
    assert Client().get(page("sign_in"), headers=embedded).status_code == 200


def test_choosing_for_whom_one_acts(client, twins):
    registry, outbox = twins
    mandate = registry.make_head(registry.people[AZIZA].person_id, "Bahor MCHJ")
    signed_in(client, outbox)
    assert "Bahor MCHJ" in client.get(page("acting_for")).content.decode()
    assert client.post(page("acting_for"), {"party": str(mandate.party.id)}).status_code == 302
    assert "Bahor MCHJ" in client.get(page("profile")).content.decode()
    assert client.post(page("acting_for"), {"party": str(registry.people[AZIZA].person_id)}).status_code == 422
    assert client.post(page("acting_for"), {"party": "self"}).status_code == 302
    assert "Bahor MCHJ" not in client.get(page("profile")).content.decode()


def test_the_language_of_messages_can_be_chosen(client, twins):
    signed_in(client, twins[1])
    assert client.post(page("profile"), {"language": "kaa"}).status_code == 302
    assert re.search(r'value="kaa"[^>]*checked', client.get(page("profile")).content.decode())
    assert client.post(page("profile"), {"language": "xx"}).status_code == 404


def test_one_who_knows_where_to_look_finds_no_other_persons_setup(client, twins):
    registry, outbox = twins
    registry.add("30302850010024", "AB7654321", "Begona Odam", "+998977654321")
    there = signed_in(client, outbox).post(page("security_totp_new")).headers["Location"]
    other = Client()
    other.post(page("sign_in"), NOBODY)
    deliver_all()
    other.post(page("sign_in_code"), {"code": outbox.last_code})
    assert other.get(page("profile")).status_code == 200
    assert other.get(there).status_code == 404


def test_a_page_of_the_signed_in_costs_one_statement_for_the_principal(client, twins, django_assert_num_queries):
    signed_in(client, twins[1])
    with django_assert_num_queries(2):
        client.get(page("sessions"))
    with django_assert_num_queries(0):
        Client().get(page("sign_out"))


def test_every_sign_in_and_failure_is_in_the_journal_without_names(client, twins):
    client.post(page("sign_in"), TYPED)
    deliver_all()
    client.post(page("sign_in_code"), {"code": "wrong"})
    client.post(page("sign_in_code"), {"code": twins[1].last_code})
    acts = list(JournalEntry.objects.order_by("at", "id").values_list("act", flat=True))
    assert acts == ["identity.code_sent", "identity.sign_in_failed", "identity.signed_in"]
    assert "Aziza" not in str(list(JournalEntry.objects.values_list()))
