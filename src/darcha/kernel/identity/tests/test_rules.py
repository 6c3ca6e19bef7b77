"""The pure rules, each branch: lives of sessions, passphrases, the way back, devices, what is typed, who may."""

from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground.identifiers import InvalidIdentifier
from darcha.kernel.identity import types
from darcha.kernel.identity.rules.device import device_name
from darcha.kernel.identity.rules.passphrase import weakness
from darcha.kernel.identity.rules.session_life import is_alive, is_fresh, life_of
from darcha.kernel.identity.rules.typed import clean_code, clean_document, clean_login, clean_pinfl
from darcha.kernel.identity.rules.way_back import safe_path

NOON = datetime(2026, 3, 6, 12, tzinfo=timezone(timedelta(hours=5)))


@pytest.mark.parametrize(
    ("kind", "unused", "alive"),
    [("staff", 14, True), ("staff", 15, False), ("person", 59, True), ("person", 60, False)],
)
def test_idle(kind, unused, alive):
    assert is_alive(kind, NOON - timedelta(minutes=unused), NOON + timedelta(hours=1), NOON) is alive


def test_absolute():
    assert not is_alive("person", NOON, NOON, NOON)
    assert life_of("staff").absolute == timedelta(hours=8)
    assert life_of("person").absolute == timedelta(hours=12)


@pytest.mark.parametrize(
    ("proven", "fresh"), [(None, False), (NOON - timedelta(minutes=14), True), (NOON - timedelta(minutes=15), False)]
)
def test_freshness(proven, fresh):
    assert is_fresh(proven, NOON) is fresh


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("fourteen chars", "short"),
        ("ab" * 129, "long"),
        ("ababababababababab", "simple"),
        ("CorrectHorseBatteryStaple", "common"),
        ("men n.yusupov emasman", "personal"),
        ("tandir ustida qizil gilos", None),
        ("гилос боғида баҳор келди", None),
    ],
)
def test_passphrases(passphrase, reason):
    assert weakness(passphrase, "n.yusupov@example.uz") == reason
    assert weakness("tandir ustida qizil gilos", "") is None


@pytest.mark.parametrize("path", ["/uz/", "/uz/services/x?a=1&b=%2F", "/kaa/me#top"])
def test_our_own_paths_are_followed(path):
    assert safe_path(path) == path


@pytest.mark.parametrize(
    "path",
    [None, "", "uz", "//x", "///x", "/\\x", "http://x", "/x\n", "/\tx", "/ҳ", "/" + "a" * 500, "//[", "javascript:1"],
)
def test_nothing_else_is(path):
    assert safe_path(path) is None


@given(st.text(alphabet="/\\.:@?#[]abc\t\n%", max_size=30))
def test_whatever_is_followed_has_no_host(path):
    followed = safe_path(path)
    if followed is not None:
        parts = urlsplit(followed)
        assert (parts.scheme, parts.netloc) == ("", "") and followed[1:2] not in ("/", "\\")


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile Safari/537", "Chrome, Android"),
        ("curl/8", ""),
        ("Mozilla/5.0 (iPhone)", "iPhone"),
    ],
)
def test_devices(agent, name):
    assert device_name(agent) == name


def test_what_is_typed():
    assert clean_pinfl(" 4260590 001-0018") == "42605900010018"
    assert clean_document("аа 1234567") == "AA1234567"
    assert clean_code(" 12 34-56 ") == "123456"
    assert clean_login(" N.Yusupov@Example.UZ ") == "n.yusupov@example.uz"
    with pytest.raises(InvalidIdentifier):
        clean_document("1234567")


def test_who_may():
    who = {kind: types.Principal(kind) for kind in ("anonymous", "person", "staff", "client", "system")}
    proven = types.Principal("staff", assurance="mfa", posts=(types.Post("b", "p", "head"),))
    assert types.is_anyone(who["anonymous"])
    assert types.is_person(who["person"]) and not types.is_person(who["staff"])
    assert types.is_staff(proven) and not types.is_staff(who["staff"])
    assert types.is_client(who["client"]) and not types.is_client(who["person"])
    assert types.is_system(types.Principal.system("sweep")) and not types.is_system(who["client"])
    assert types.is_signed_in(who["person"]) and types.is_signed_in(proven) and not types.is_signed_in(who["staff"])
    assert proven.holds("b") and proven.holds("b", role="head") and not proven.holds("b", role="officer")
    assert types.reaches("mfa", "sms") and not types.reaches("sms", "mfa")
    assert types.Principal.system("sweep").actor.id == "sweep" and types.ANONYMOUS.actor.id == "anonymous"


def test_without_an_account_or_a_session_there_is_none_to_name():
    for ask in (lambda: types.ANONYMOUS.own_account, lambda: types.ANONYMOUS.own_session):
        with pytest.raises(LookupError):
            ask()


def test_nobody_is_bound_to_a_port_by_itself():
    from darcha.kernel.identity.ports import bound

    class Nobody:
        pass

    with pytest.raises(LookupError, match="Nobody"):
        bound(Nobody)
