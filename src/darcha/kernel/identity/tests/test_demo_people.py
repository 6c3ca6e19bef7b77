"""The demo's people: they exist, sign in by the true way, and only where the demo is switched on."""

import pytest
from django.test import override_settings

from darcha.kernel.identity import api
from darcha.kernel.identity.errors import NoFactorPending, NoSuchPersona, NotADemo
from darcha.kernel.identity.models import Account, SignInChallenge
from darcha.kernel.identity.testing import AZIZA, SYSTEM
from darcha.kernel.identity.types import ANONYMOUS, Challenge, SessionSecret

POST = api.Post("traffic-police", "inspector", "officer")


def test_a_person_signs_in_with_the_code_that_waits(now, begin, aziza):
    api.ensure_demo_person(SYSTEM, "citizen", *AZIZA)
    with pytest.raises(NoFactorPending):
        api.demo_code("citizen")
    token = begin()
    opened = api.finish_sign_in(ANONYMOUS, token, api.demo_code("citizen"))
    assert isinstance(opened, SessionSecret)
    assert Account.objects.count() == 1
    with pytest.raises(NoFactorPending):
        api.demo_code("citizen")


def test_an_officer_signs_in_twice_within_a_minute(now, db):
    api.ensure_demo_staff(SYSTEM, "officer", "Nodir Yusupov", [POST])
    officer = api.demo_people()[0]
    for _ in range(2):
        begun = api.start_staff_sign_in(ANONYMOUS, officer.login, officer.passphrase, address="192.0.2.1")
        assert isinstance(begun, Challenge)
        opened = api.prove_factor(ANONYMOUS, begun.token, code=api.demo_code("officer"))
        assert isinstance(opened, SessionSecret) and opened.principal.posts == (POST,)


def test_seeding_again_changes_nothing_but_the_posts(now, db, aziza):
    first = api.ensure_demo_staff(SYSTEM, "officer", "Nodir Yusupov", [POST])
    shown = api.demo_people()
    second = api.ensure_demo_staff(SYSTEM, "officer", "Nodir Yusupov", [POST])
    assert first == second and api.demo_people() == shown
    head = api.Post("traffic-police", "chief", "head")
    api.ensure_demo_staff(SYSTEM, "officer", "Nodir Yusupov", [head])
    assert [holder.post for holder in api.find_post_holders("traffic-police")] == [head]
    one = api.ensure_demo_person(SYSTEM, "citizen", *AZIZA)
    assert api.ensure_demo_person(SYSTEM, "citizen", *AZIZA) == one


def test_they_are_listed_in_their_order_with_all_one_types(db, aziza):
    api.ensure_demo_staff(SYSTEM, "head", "Boshliq", [])
    api.ensure_demo_person(SYSTEM, "citizen", *AZIZA)
    assert [one.persona for one in api.demo_people()] == ["citizen", "head"]
    citizen, head = api.demo_people()
    assert (citizen.pinfl, citizen.document) == AZIZA and citizen.person_id == aziza.person_id
    assert head.login == "head@demo.invalid" and len(head.passphrase) >= 15


def test_a_token_of_a_demo_person_counts_as_fully_proven(db, aziza):
    api.ensure_demo_person(SYSTEM, "citizen", *AZIZA)
    who = api.principal_for_token(api.demo_token(SYSTEM, "citizen"))
    assert who.assurance == "mfa" and who.scopes == api.SCOPES["person"]


def test_unknown_people_are_refused(db, aziza):
    for ask in (
        lambda: api.demo_code("nobody"),
        lambda: api.demo_token(SYSTEM, "nobody"),
        lambda: api.ensure_demo_person(SYSTEM, "citizen", AZIZA[0], "AB0000000"),
    ):
        with pytest.raises(NoSuchPersona):
            ask()


def test_outside_the_demo_there_are_no_such_people(begin, aziza):
    with override_settings(DARCHA_DEMO=False):
        for ask in (
            api.demo_people,
            lambda: api.demo_code("citizen"),
            lambda: api.demo_token(SYSTEM, "citizen"),
            lambda: api.ensure_demo_person(SYSTEM, "citizen", *AZIZA),
            lambda: api.ensure_demo_staff(SYSTEM, "officer", "Nodir Yusupov", []),
        ):
            with pytest.raises(NotADemo):
                ask()
        begin()
        assert "demo_code" not in SignInChallenge.objects.get().facts


def test_no_account_stands_by_default(db):
    assert not Account.objects.exists()
