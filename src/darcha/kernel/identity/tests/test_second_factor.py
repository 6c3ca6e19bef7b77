"""Codes of an app and printed codes: set up, proven, taken away (T12, T14, recovery never lowers assurance)."""

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest

from darcha.ground import clock
from darcha.ground.ids import new_id
from darcha.ground.models import JournalEntry
from darcha.ground.refusals import NotAllowed, NotFound
from darcha.kernel.identity import api
from darcha.kernel.identity.errors import FactorNotProven, FactorTooOld, LastFactor
from darcha.kernel.identity.testing import SYSTEM
from darcha.kernel.identity.types import ANONYMOUS, FactorNeeded, NotProven, SessionSecret


@pytest.fixture
def me(now, sign_in, aziza):
    return sign_in().principal


def set_up(who) -> tuple[api.Principal, pyotp.TOTP]:
    factor_id = api.start_totp(who)
    totp = pyotp.TOTP(api.find_pending_totp(who, factor_id))
    return api.confirm_totp(who, factor_id, totp.at(clock.now())).principal, totp


def reach_factor(begin, outbox) -> str:
    token = begin()
    assert api.finish_sign_in(ANONYMOUS, token, outbox.last_code) == FactorNeeded()
    return token


def test_an_app_counts_only_after_its_first_code(me, begin, outbox):
    factor_id = api.start_totp(me)
    assert api.factors_of(me) == ()
    with pytest.raises(FactorNotProven):
        api.confirm_totp(me, factor_id, "000000")
    assert isinstance(api.finish_sign_in(ANONYMOUS, begin(), outbox.last_code), SessionSecret)


def test_a_second_attempt_replaces_the_first(me):
    first = api.start_totp(me)
    api.start_totp(me)
    assert api.find_pending_totp(me, first) is None
    with pytest.raises(NotFound):
        api.confirm_totp(me, first, "000000")


def test_setting_up_renews_the_session(me):
    renewed, _ = set_up(me)
    assert renewed.assurance == "mfa" and renewed.session_id != me.session_id
    assert [line.here for line in api.sessions_of(renewed)] == [True]


def test_slow_clocks_are_forgiven_one_step_and_codes_work_once(me, now, begin, outbox):
    _, totp = set_up(me)
    now.tick(timedelta(minutes=5))
    token = reach_factor(begin, outbox)
    assert api.prove_factor(ANONYMOUS, token, code=totp.at(clock.now() - timedelta(seconds=90))) == NotProven()
    early = totp.at(clock.now() - timedelta(seconds=30))
    assert isinstance(api.prove_factor(ANONYMOUS, token, code=early), SessionSecret)
    assert api.prove_factor(ANONYMOUS, reach_factor(begin, outbox), code=early) == NotProven()


def test_five_wrong_codes_end_the_sign_in(me, begin, outbox, now):
    _, totp = set_up(me)
    now.tick(timedelta(minutes=1))
    token = reach_factor(begin, outbox)
    answers = [api.prove_factor(ANONYMOUS, token, code="000000") for _ in range(5)]
    assert [answer.dead for answer in answers] == [False] * 4 + [True]
    assert api.prove_factor(ANONYMOUS, token, code=totp.at(clock.now())) == NotProven(dead=True)


def test_many_sign_ins_do_not_give_many_guesses(me, begin, outbox, now):
    set_up(me)
    now.move_to("2026-03-06T11:00+05:00")
    for _ in range(4):
        token = reach_factor(begin, outbox)
        for _ in range(5):
            api.prove_factor(ANONYMOUS, token, code="000000")
    token = reach_factor(begin, outbox)
    assert api.prove_factor(ANONYMOUS, token, code="000000") == NotProven(dead=True)


def test_a_recovery_code_gives_full_assurance_and_is_gone(me, begin, outbox, now):
    renewed, _ = set_up(me)
    codes = api.make_recovery_codes(renewed)
    assert len(set(codes)) == 8 == api.recovery_codes_left(renewed)
    opened = api.prove_factor(ANONYMOUS, reach_factor(begin, outbox), code=codes[0])
    assert opened.principal.assurance == "mfa"
    assert api.recovery_codes_left(renewed) == 7
    assert api.prove_factor(ANONYMOUS, reach_factor(begin, outbox), code=codes[0]) == NotProven()
    api.make_recovery_codes(opened.principal)
    assert api.prove_factor(ANONYMOUS, reach_factor(begin, outbox), code=codes[1]) == NotProven()


def test_recovery_codes_need_something_to_recover(me):
    with pytest.raises(NotFound):
        api.make_recovery_codes(me)


def test_nothing_is_changed_on_an_old_proof(me, now):
    renewed, _ = set_up(me)
    now.tick(timedelta(minutes=15))
    factor = api.factors_of(renewed)[0]
    for change in (
        lambda: api.start_totp(renewed),
        lambda: api.start_passkey(renewed),
        lambda: api.make_recovery_codes(renewed),
        lambda: api.remove_factor(renewed, factor.id),
    ):
        with pytest.raises(FactorTooOld):
            change()


def test_a_thief_of_the_plain_session_cannot_add_a_factor_where_one_is(me):
    set_up(me)
    with pytest.raises(FactorTooOld):
        api.start_totp(me)


def test_proving_again_belongs_to_the_one_who_asked(me, registry, sign_in, now):
    renewed, totp = set_up(me)
    registry.add("30302850010024", "AB7654321", "Begona", "+998971112233")
    other = sign_in("30302850010024", "AB7654321").principal
    token = api.start_step_up(renewed).token
    now.tick(timedelta(minutes=1))
    assert api.prove_factor(other, token, code=totp.at(clock.now())) == NotProven(dead=True)
    assert isinstance(api.prove_factor(renewed, token, code=totp.at(clock.now())), SessionSecret)


def test_removing_the_factor_ends_other_sessions_and_the_printed_codes(me, now, begin, outbox):
    renewed, totp = set_up(me)
    api.make_recovery_codes(renewed)
    now.tick(timedelta(minutes=1))
    other = api.prove_factor(ANONYMOUS, reach_factor(begin, outbox), code=totp.at(clock.now()))
    api.remove_factor(renewed, api.factors_of(renewed)[0].id)
    assert api.find_recognised(other.value) is None
    assert api.recovery_codes_left(renewed) == 0 and api.factors_of(renewed) == ()
    assert isinstance(api.finish_sign_in(ANONYMOUS, begin(), outbox.last_code), SessionSecret)
    with pytest.raises(NotFound):
        api.remove_factor(renewed, new_id())


def test_staff_keep_at_least_one_factor(db, now):
    account_id = api.ensure_demo_staff(SYSTEM, "officer", "Nodir Yusupov", [])
    who = api.Principal("staff", account_id, assurance="mfa", factor_at=clock.now(), session_id=new_id())
    with pytest.raises(LastFactor):
        api.remove_factor(who, api.factors_of(who)[0].id)
    with pytest.raises(NotAllowed):
        api.remove_factor(replace(who, assurance="none"), api.factors_of(who)[0].id)


def test_changes_are_in_the_journal(me):
    renewed, _ = set_up(me)
    api.make_recovery_codes(renewed)
    api.remove_factor(renewed, api.factors_of(renewed)[0].id)
    acts = set(JournalEntry.objects.filter(person_id=me.person_id).values_list("act", flat=True))
    assert {"identity.factor_added", "identity.recovery_codes_made", "identity.factor_removed"} <= acts
