"""The code: five tries, ten minutes, once, for one challenge alone (attack T12)."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from darcha.ground.models import JournalEntry
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.identity import api
from darcha.kernel.identity.models import Account, SignInSession
from darcha.kernel.identity.testing import AZIZA
from darcha.kernel.identity.types import ANONYMOUS, NotProven, SessionSecret


def test_the_right_code_opens_a_session(now, begin, aziza, outbox):
    opened = api.finish_sign_in(ANONYMOUS, begin(), outbox.last_code, user_agent="Mozilla/5.0 (X11; Linux) Firefox/140")
    assert isinstance(opened, SessionSecret)
    assert opened.principal.kind == "person"
    assert opened.principal.person_id == aziza.person_id
    assert opened.principal.assurance == "sms"
    assert api.find_recognised(opened.value).principal == opened.principal
    assert api.sessions_of(opened.principal)[0].device == "Firefox, Linux"
    assert JournalEntry.objects.filter(act="identity.signed_in", person_id=aziza.person_id).count() == 1


def test_the_second_time_it_is_the_same_account(now, sign_in, aziza, registry):
    first = sign_in()
    registry.people[AZIZA] = type(aziza)(aziza.person_id, "Aziza Rahimova", aziza.phone)
    second = sign_in()
    assert second.principal.account_id == first.principal.account_id
    assert second.principal.name == "Aziza Rahimova"
    assert Account.objects.count() == 1


def test_spaces_in_the_code_do_not_matter(begin, aziza, outbox):
    token = begin()
    code = outbox.last_code
    assert isinstance(api.finish_sign_in(ANONYMOUS, token, f" {code[:3]} {code[3:]} "), SessionSecret)


def test_five_wrong_tries_kill_it_even_for_the_right_code(begin, aziza, outbox):
    token = begin()
    answers = [api.finish_sign_in(ANONYMOUS, token, "wrong") for _ in range(5)]
    assert [answer.dead for answer in answers] == [False, False, False, False, True]
    assert api.finish_sign_in(ANONYMOUS, token, outbox.last_code) == NotProven(dead=True)


def test_a_code_works_once(begin, aziza, outbox):
    token = begin()
    assert isinstance(api.finish_sign_in(ANONYMOUS, token, outbox.last_code), SessionSecret)
    assert api.finish_sign_in(ANONYMOUS, token, outbox.last_code) == NotProven(dead=True)


def test_a_code_lives_ten_minutes(now, begin, aziza, outbox):
    token = begin()
    now.tick(timedelta(minutes=10))
    assert api.finish_sign_in(ANONYMOUS, token, outbox.last_code) == NotProven(dead=True)


def test_the_code_of_one_challenge_is_worthless_for_another(begin, aziza, outbox):
    first = begin()
    code = outbox.last_code
    second = begin()
    assert first != second and outbox.last_code != code
    assert isinstance(api.finish_sign_in(ANONYMOUS, second, code), NotProven)
    assert isinstance(api.finish_sign_in(ANONYMOUS, first, code), SessionSecret)


def test_a_code_that_the_worker_has_not_sent_yet_is_not_zero(db, aziza, outbox):
    challenge = api.start_sign_in(ANONYMOUS, *AZIZA, address="192.0.2.7")
    assert api.finish_sign_in(ANONYMOUS, challenge.token, "") == NotProven()
    deliver_all()
    assert isinstance(api.finish_sign_in(ANONYMOUS, challenge.token, outbox.last_code), SessionSecret)


@pytest.mark.parametrize("token", ["", "unknown", "\x00", "\ud800"])
def test_an_unknown_token_is_answered_like_a_dead_one(db, token):
    assert api.finish_sign_in(ANONYMOUS, token, "123456") == NotProven(dead=True)


@pytest.mark.django_db(transaction=True)
def test_of_a_thousand_guesses_at_once_five_are_looked_at(begin, aziza, monkeypatch):
    """The right code is among them or not: what counts is how often anything is compared at all."""
    from darcha.kernel.identity.commands import finish_sign_in as module

    token = begin()
    compared = []
    real = module.same
    monkeypatch.setattr(module, "same", lambda *pair: compared.append(1) or real(*pair))
    guesses = iter(range(1000))
    lock = threading.Lock()

    def guess() -> None:
        try:
            while True:
                with lock:
                    number = next(guesses, None)
                if number is None:
                    return
                api.finish_sign_in(ANONYMOUS, token, f"{number:06d}x")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=guess) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(compared) == 5
    assert not SignInSession.objects.exists()
    connection.close()
