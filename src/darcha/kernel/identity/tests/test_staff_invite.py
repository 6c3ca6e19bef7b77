"""Inviting staff, joining, closing: the parts that the pages do not show."""

import pytest

from darcha.ground.refusals import NotAllowed
from darcha.kernel.identity import api
from darcha.kernel.identity.errors import InviteSpent, LoginTaken
from darcha.kernel.identity.testing import SYSTEM
from darcha.kernel.identity.types import ANONYMOUS

POST = api.Post("traffic-police", "inspector", "officer")


def test_only_the_platform_invites(db, sign_in, aziza):
    for who in (ANONYMOUS, sign_in().principal):
        with pytest.raises(NotAllowed):
            api.staff_invite(who, "x@example.uz", "X", [POST])


def test_a_repeated_invitation_replaces_the_first(db, now):
    first = api.staff_invite(SYSTEM, "x@example.uz", "X", [POST])
    second = api.staff_invite(SYSTEM, "X@Example.uz ", "X", [])
    assert api.find_invite(first.token) is None
    assert api.find_invite(second.token).login == "x@example.uz"
    with pytest.raises(InviteSpent):
        api.accept_invite(ANONYMOUS, first.token, "tandir ustida qizil gilos", "000000")


def test_who_has_joined_is_not_invited_again(db, now):
    api.ensure_demo_staff(SYSTEM, "officer", "Nodir Yusupov", [])
    with pytest.raises(LoginTaken):
        api.staff_invite(SYSTEM, "officer@demo.invalid", "X", [POST])


def test_the_invited_hold_their_post_only_once_they_have_joined(db, now):
    api.staff_invite(SYSTEM, "x@example.uz", "X", [POST])
    assert api.find_post_holders("traffic-police") == ()


def test_an_invitation_is_no_sign_in(db, now):
    invite = api.staff_invite(SYSTEM, "x@example.uz", "X", [POST])
    assert api.prove_factor(ANONYMOUS, invite.token, code="000000") == api.NotProven(dead=True)
    assert api.finish_sign_in(ANONYMOUS, invite.token, "000000") == api.NotProven(dead=True)


def test_contacts_for_notices(now, sign_in, aziza):
    me = sign_in().principal
    contact = api.find_contact(me.account_id)
    assert (contact.phone, contact.email, contact.language) == ("+998901234567", None, "uz")
    api.disable_account(SYSTEM, me.account_id)
    assert api.find_contact(me.account_id) is None
