"""A session that ends in the middle of an act: nothing is lost, nothing is done by anybody else, nothing crosses."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.models import ParkedAnswers
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW

from .conftest import page

WORDS = "Kanareyka-5X: qaysi uyning yonida, aniqroq yozing."


@pytest.fixture
def letter(country):
    return world.send(country.citizen)


def there(receipt, act="ask"):
    return page("act", case_id=receipt.public_id, act=act)


def ticket_in(client, receipt, act="ask"):
    return re.search(r'name="_ticket" value="([^"]+)"', client.get(there(receipt, act)).content.decode())[1]


def with_cookies(client, *others):
    """The same browser after somebody (else) has signed in."""
    for name, morsel in client.cookies.items():
        if name != settings.DARCHA_SESSION_COOKIE:
            for other in others:
                other.cookies[name] = morsel.value


def parked_without_session(country, desk_of, letter, **typed):
    """What the browser holds after the form was sent too late, and the answer to it."""
    ticket = ticket_in(desk_of(country.officer), letter)
    late = Client()
    led = late.post(there(letter) + "?view=free", {"words": WORDS, "_ticket": ticket, **typed})
    return late, led


@pytest.mark.parametrize("typed", [{}, {"preview": "1"}])
def test_it_is_kept_for_whoever_signs_in_again(country, desk_of, letter, typed):
    late, led = parked_without_session(country, desk_of, letter, **typed)
    assert led.headers["Location"].startswith(page("sign_in") + "?next=")
    assert "view%3Dfree" in led.headers["Location"]
    asked = late.get(led.headers["Location"]).content.decode()
    assert t("officer.sign_in.kept", "uz") in asked and WORDS not in asked
    assert cases.get_case(country.officer, letter.public_id).state.value == "new", "nothing was sent"
    again = desk_of(country.officer)
    with_cookies(late, again)
    shown = again.get(there(letter)).content.decode()
    assert f"{WORDS}</textarea>" in shown and t("officer.act.restored", "uz") in shown
    assert WORDS not in again.get(there(letter, "reply")).content.decode(), "it belongs to the act it was typed for"
    sent = again.post(there(letter), {"words": WORDS, "_ticket": ticket_in(again, letter)})
    assert sent.headers["Location"].endswith("?done=ask")
    assert ParkedAnswers.objects.count() == 0
    assert again.cookies[f"{settings.DARCHA_SESSION_COOKIE}_typed"].value == ""


def test_nobody_else_finds_it(country, desk_of, letter):
    late, _ = parked_without_session(country, desk_of, letter)
    for who in (country.colleague, country.head):
        other = desk_of(who)
        with_cookies(late, other)
        assert WORDS not in other.get(there(letter)).content.decode()


def test_a_window_left_open_by_a_colleague_does_nothing_in_ones_name(country, desk_of, letter):
    ticket = ticket_in(desk_of(country.officer), letter)
    colleague = desk_of(country.colleague)
    led = colleague.post(there(letter), {"words": WORDS, "_ticket": ticket})
    assert led.headers["Location"] == there(letter)
    assert cases.get_case(country.officer, letter.public_id).state.value == "new"
    assert WORDS not in colleague.get(there(letter)).content.decode()
    owner = desk_of(country.officer)
    with_cookies(colleague, owner)
    assert f"{WORDS}</textarea>" in owner.get(there(letter)).content.decode()


def test_after_an_hour_it_is_gone(country, desk_of, letter):
    late, _ = parked_without_session(country, desk_of, letter)
    country.now.move_to("2026-03-06T11:00:01+05:00")
    again = desk_of(country.officer)
    with_cookies(late, again)
    assert WORDS not in again.get(there(letter)).content.decode()


def test_nothing_is_kept_without_a_form_of_ours_or_for_another_case(country, desk_of, letter):
    other = world.send(country.citizen)
    ticket = ticket_in(desk_of(country.officer), other)
    for given in ("", "x" * 90, ticket):
        led = Client().post(there(letter), {"words": WORDS, "_ticket": given})
        assert led.status_code == 302
    assert ParkedAnswers.objects.count() == 0


def test_what_is_kept_is_sealed(country, desk_of, letter):
    parked_without_session(country, desk_of, letter)
    (stored,) = ParkedAnswers.objects.values_list("content", flat=True)
    assert stored["answers"]["words"] == WORDS
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM cases_parkedanswers")
        assert WORDS.encode() not in bytes(cursor.fetchone()[0])


def test_a_case_that_moved_on_meanwhile_keeps_the_words_in_sight(country, desk_of, letter):
    late, _ = parked_without_session(country, desk_of, letter)
    cases.reply(
        country.colleague, case=letter.public_id, grounds=LAW, words="Kanareyka: chiroqlar almashtirildi, rahmat."
    )
    again = desk_of(country.officer)
    with_cookies(late, again)
    shown = again.get(there(letter)).content.decode()
    assert WORDS in shown and "<textarea" not in shown and t("cases.why_not.closed", "uz") in shown
