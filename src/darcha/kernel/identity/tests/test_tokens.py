"""Bearer tokens: made for an account, stored as hashes, with rights that are checked at every call (T14)."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from darcha.ground.ids import new_id
from darcha.ground.refusals import NotAllowed, NotFound
from darcha.kernel.identity import api, gates
from darcha.kernel.identity.errors import LoginTaken, UnknownScope
from darcha.kernel.identity.models import ApiToken
from darcha.kernel.identity.testing import SYSTEM
from darcha.kernel.identity.types import ANONYMOUS

POST = api.Post("traffic-police", "inspector", "officer", ("window-tint-permit",))


@pytest.fixture
def me(now, sign_in, aziza):
    return sign_in().principal


def test_a_token_stands_for_its_account(me, django_assert_num_queries):
    token = api.issue_token(me, me.account_id, name="notebook", scopes=["applications:read"])
    assert token.startswith("dct_") and len(token) > 40
    with django_assert_num_queries(1):
        who = api.principal_for_token(token)
    assert (who.kind, who.person_id, who.scopes) == ("person", me.person_id, {"applications:read"})
    assert who.session_id is None


def test_only_its_hash_is_stored(me):
    token = api.issue_token(me, me.account_id, name="x", scopes=["applications:read"])
    row = ApiToken.objects.get()
    assert token.encode() not in bytes(row.token_hash) and row.hint == token[:8]


def test_a_token_proves_no_more_than_the_session_that_made_it(me):
    token = api.issue_token(me, me.account_id, name="x", scopes=["applications:read"], assurance="mfa")
    assert api.principal_for_token(token).assurance == "sms"


def test_a_token_cannot_make_tokens(me):
    who = api.principal_for_token(api.issue_token(me, me.account_id, name="x", scopes=["applications:read"]))
    with pytest.raises(NotAllowed):
        api.issue_token(who, me.account_id, name="y", scopes=["applications:read"])
    with pytest.raises(NotAllowed):
        api.issue_token(ANONYMOUS, me.account_id, name="y", scopes=["applications:read"])


def test_a_token_changes_nothing_about_signing_in(me):
    """A stolen token must not become a stolen account."""
    who = api.principal_for_token(api.issue_token(me, me.account_id, name="x", scopes=["applications:read"]))
    for change in (
        lambda: api.start_totp(who),
        lambda: api.start_passkey(who),
        lambda: api.start_step_up(who),
        lambda: api.make_recovery_codes(who),
        lambda: api.remove_factor(who, new_id()),
        lambda: api.end_other_sessions(who),
        lambda: api.set_language(who, "ru"),
        lambda: api.act_for(who, None),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_nobody_makes_a_token_for_another(me, registry, sign_in):
    registry.add("30302850010024", "AB7654321", "Begona", "+998971112233")
    other = sign_in("30302850010024", "AB7654321").principal
    with pytest.raises(NotFound):
        api.issue_token(other, me.account_id, name="x", scopes=["applications:read"])
    with pytest.raises(NotFound):
        api.issue_token(SYSTEM, new_id(), name="x", scopes=["applications:read"])


@pytest.mark.parametrize("scopes", [[], ["worklist:act"], ["everything"]])
def test_a_right_that_the_account_lacks_is_refused(me, scopes):
    with pytest.raises(UnknownScope):
        api.issue_token(me, me.account_id, name="x", scopes=scopes)


@pytest.mark.parametrize("token", ["", "dct_", "dct_unknown", "Bearer x", "\x00"])
def test_an_unknown_token_is_nobody(db, token):
    assert api.principal_for_token(token) is None


def test_a_token_ends_by_time_by_hand_and_with_its_account(me, now):
    def fresh() -> str:
        return api.issue_token(me, me.account_id, name="x", scopes=["applications:read"], life=timedelta(days=1))

    late = fresh()
    now.tick(timedelta(days=1))
    assert api.principal_for_token(late) is None
    revoked = fresh()
    api.revoke_token(me, ApiToken.objects.latest("issued_at").id)
    assert api.principal_for_token(revoked) is None
    orphan = fresh()
    with pytest.raises(NotFound):
        api.revoke_token(replace(me, account_id=new_id()), ApiToken.objects.latest("issued_at").id)
    api.disable_account(SYSTEM, me.account_id)
    assert api.principal_for_token(orphan) is None


def test_posts_are_read_at_every_call(db, now):
    account_id = api.ensure_demo_staff(SYSTEM, "officer", "Nodir Yusupov", [POST])
    token = api.demo_token(SYSTEM, "officer")
    assert api.principal_for_token(token).posts == (POST,)
    assert [holder.account_id for holder in api.find_post_holders("traffic-police", "inspector")] == [account_id]
    api.set_posts(SYSTEM, account_id, [])
    assert api.principal_for_token(token).posts == ()
    assert api.find_post_holders("traffic-police") == ()


def test_another_system_is_a_client_with_its_own_rights(db, now):
    who = api.principal_for_token(api.client_create(SYSTEM, "Kadastr agentligi", ["services:read"]))
    assert (who.kind, who.name, who.scopes) == ("client", "Kadastr agentligi", {"services:read"})
    assert api.is_client(who) and not api.is_signed_in(who)
    with pytest.raises(LoginTaken):
        api.client_create(SYSTEM, "Kadastr agentligi", ["services:read"])
    with pytest.raises(UnknownScope):
        api.client_create(SYSTEM, "Boshqa", ["worklist:act"])
    with pytest.raises(UnknownScope):
        api.issue_token(SYSTEM, who.account_id, name="x", scopes=["verify"])


@gates.bearer("applications:read")
def view(request):
    return HttpResponse(request.who.name)


def call(header: str | None = None) -> HttpResponse:
    request = RequestFactory().get("/", headers={"Authorization": header} if header else {})
    request.who = ANONYMOUS
    return view(request)


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic eDp5", "Bearer dct_unknown"])
def test_the_gate_answers_401_to_all_that_is_no_token(db, header):
    answer = call(header)
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_the_gate_opens_for_the_scope_alone(me):
    good = api.issue_token(me, me.account_id, name="x", scopes=["applications:read"])
    other = api.issue_token(me, me.account_id, name="x", scopes=["documents:read"])
    assert call(f"Bearer {good}").content.decode() == "Aziza Karimova"
    assert call(f"bearer  {good}").status_code == 200
    refused = call(f"Bearer {other}")
    assert refused.status_code == 403
    assert json.loads(refused.content)["scope"] == "applications:read"
