"""Nothing that anybody sends is a fault of ours: NUL, half characters, endless text, numbers beyond all bounds."""
# ruff: noqa: E501 - tables of odd input are clearer in one line; tables are named by the database itself

import json
from urllib.parse import quote

import pytest
from django.db import transaction

pytestmark = pytest.mark.django_db
ODD = (
    "\x00",
    "a\x00b",
    "x" * 9_000,
    "\u202e\u2066gnihton",
    "😀" * 300,
    "-1",
    "1e309",
    "9" * 30,
    "[" * 4_000,
    "' OR 1=1 --",
    "{{7*7}}",
)
QUERIES = {
    "anonymous": ("/uz/search?q={}", "/uz/verify?code={}", "/uz/verify/{}", "/uz/sign-in?next={}", "/uz/services/{}",
                  "/uz/about/{}", "/uz/demo/outbox?watch={}", "/uz/office/invite/{}", "/api/v1/services?q={}",
                  "/api/v1/services?cursor={}", "/api/v1/services/{}", "/api/v1/services/{}/form", "/api/v1/verify/{}"),
    "owner": ("/uz/documents?after={}", "/uz/applications?after={}", "/uz/me/who-looked?before={}", "/uz/me?saved={}",
              "/uz/applications/{case}/due?what={}", "/uz/applications/{case}/due?what=extend&by={}&unit={}",
              "/uz/applications/{case}/due?what=extend&by=1&unit=days&decided-day={}&decided-month={}&decided-year={}",
              "/uz/applications/{case}/due?what=stop&since-day=9&since-month=3&since-year=2026&since-at={}&ground={}",
              "/api/v1/applications?cursor={}", "/api/v1/applications?limit={}"),
    "officer": ("/uz/office/?after={}", "/uz/office/?view={}", "/uz/office/?holder={}", "/uz/office/find?number={}",
                "/api/v1/worklist?service={}", "/api/v1/worklist?cursor={}"),
}  # fmt: skip
POSTS = {
    "anonymous": (
        ("/uz/sign-in", ("pinfl", "document", "next")),
        ("/uz/office/sign-in", ("login", "passphrase", "next")),
    ),
    "owner": (
        ("/uz/me", ("language",)),
        ("/uz/me/acting-for", ("party", "next")),
        ("/uz/services/appeal/apply", ("kind", "text", "bodies", "draft", "revision")),
        ("/uz/apply/{draft}/what", ("kind", "text", "bodies", "revision", "based_on")),
        ("/uz/applications/{case}/withdraw", ("words", "next")),
        ("/uz/applications/{case}/due", ("language",)),
        ("/uz/applications/{done}/rate", ("stars", "words")),
        ("/uz/applications/{case}/wrong", ("words", "kind")),
        ("/uz/pay/{invoice}", ("next",)),
    ),
    "officer": (
        ("/uz/office/cases/{case}/{act}", ("words", "ground", "fact", "to")),
        ("/uz/office/cases/{case}/due", ("language",)),
    ),
}
# Cursors as they would look if they were ours, with moments that no database holds.
CURSORS = ('["0001-01-01T00:00:00+14:00", "00000000-0000-4000-8000-000000000000"]', '["9999-12-31T23:59:59-14:00", "00000000-0000-4000-8000-000000000000"]',
           '["2026-03-06T10:00:00", "00000000-0000-4000-8000-000000000000"]', "[" * 9_000)  # fmt: skip


def quietly(country, role, method, path, data=None, **more):
    with transaction.atomic():
        answer = country.send(role, method, path, data, **more)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("role", QUERIES)
def test_addresses(country, role):
    wrong = []
    for address in QUERIES[role]:
        for odd in ODD:
            answer = quietly(country, role, "GET", address.format(*[quote(odd, safe="")] * 3, **country.things))
            if answer.status_code >= 500:
                wrong.append((address, odd[:20], answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("role", POSTS)
def test_forms(country, role):
    wrong = []
    for address, fields in POSTS[role]:
        for odd in ODD:
            path = address.format(**{"act": "reply", **country.things})
            answer = quietly(country, role, "POST", path, dict.fromkeys(fields, odd))
            if answer.status_code >= 500:
                wrong.append((address, odd[:20], answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("act", ["assign", "ask", "approve", "refuse", "reply"])
def test_every_act_of_the_office(country, act):
    for odd in ODD[:4]:
        path = f"/uz/office/cases/{country.things['case']}/{act}"
        assert (
            quietly(country, "officer", "POST", path, dict.fromkeys(("words", "ground", "fact", "to"), odd)).status_code
            < 500
        )


@pytest.mark.parametrize("cursor", CURSORS, ids=range(len(CURSORS)))
def test_cursors_that_look_like_ours(country, cursor):
    from base64 import urlsafe_b64encode

    sent = urlsafe_b64encode(cursor.encode()).decode().rstrip("=")
    for role, address in (
        ("officer", "/uz/office/?after="),
        ("officer", "/api/v1/worklist?cursor="),
        ("owner", "/uz/applications?after="),
    ):
        assert quietly(country, role, "GET", address + sent).status_code < 500


ANSWERS = [None, [], {}, "x", 10**60, -1, True, [["a"]], {"a": {"b": []}}, "x" * 200_000, "\u202e", 1e300]


@pytest.mark.parametrize("service", ["appeal", "window-tint-permit", "housing-certificate"])
def test_answers_of_every_shape(country, service):
    fields = country.send("owner", "GET", f"/api/v1/services/{service}/form").json()["schema"]["properties"]
    for odd in ANSWERS:
        body = json.dumps({"service": service, "answers": dict.fromkeys(fields, odd), "language": "uz"}).encode()
        headers = {"Idempotency-Key": "odd"}
        answer = quietly(
            country, "owner", "POST", "/api/v1/applications", body, content_type="application/json", headers=headers
        )
        assert answer.status_code in {201, 400, 422}, (str(odd)[:30], answer.content[:200])


def test_cookies_and_headers(country):
    for odd in ("\x00", "x" * 5_000, "é", "😀"):
        browser = country.client("anonymous")
        browser.cookies["darcha"] = odd.encode("unicode_escape").decode()
        assert browser.get("/uz/").status_code == 200
        assert browser.get("/uz/sign-in", headers={"Accept-Language": odd, "User-Agent": odd}).status_code == 200
    for odd in ("Bearer ", "Bearer \x00", "Bearer drc_" + "x" * 5_000, "Bearer é", "bearer", "Bearer a b c"):
        assert country.client("anonymous").get("/api/v1/services", headers={"Authorization": odd}).status_code in {
            200,
            401,
        }


def test_bodies_that_are_not_what_they_say(country):
    for kind in (
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "text/html; charset=nonsense",
    ):
        for path in ("/uz/verify", "/uz/sign-in", "/api/v1/verify"):
            assert (
                country.client("anonymous").generic("POST", path, b"--x\r\n\xff\x00", content_type=kind).status_code
                < 500
            )
