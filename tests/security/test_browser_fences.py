"""What every page says to the browser, and what another site cannot make a browser do here."""
# ruff: noqa: E501, S608 - tables of odd input are clearer in one line; tables are named by the database itself

import re
from html import unescape
from urllib.parse import quote, unquote

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db
FORM_POSTS = ("/uz/sign-in", "/uz/sign-out", "/uz/me", "/uz/me/sessions/others/end", "/uz/verify", "/uz/office/sign-in")
PAGES = (
    "/uz/", "/uz/services", "/uz/services/appeal", "/uz/search?q=uy", "/uz/sign-in", "/uz/verify", "/uz/about/privacy",
    "/uz/developers", "/uz/nothing-here", "/uz/services/nothing", "/robots.txt", "/api/v1/services", "/api/v1/nothing",
    "/api/v1/applications", "/uz/office/sign-in", "/",
)  # fmt: skip
OWN_PAGES = (
    "/uz/me",
    "/uz/me/sessions",
    "/uz/me/security",
    "/uz/documents",
    "/uz/me/who-looked",
    "/uz/",
    "/uz/applications",
)
# What GET may write: who looked, how often one asked. Nothing of the domain.
LOGS = {"exchange_access_record", "documents_verifyturns", "identity_allowance", "identity_signinsession"}


def views(patterns=None, prefix=""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern.callback


def counts():
    """How many rows every table has, and what they add up to."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name not in LOGS]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT count(*), coalesce(sum(hashtext(t::text)), 0) FROM "{table}" t')
            found[table] = cursor.fetchone()
    return found


def test_only_callbacks_and_the_api_need_no_token_of_a_form():
    exempt = {route for route, view in views() if getattr(view, "csrf_exempt", False)}
    assert exempt == {route for route, _ in views() if route.startswith("api/v1/")} | {"callbacks/payme"}


@pytest.mark.parametrize("path", FORM_POSTS)
def test_a_form_of_another_site_is_refused(country, path):
    role = "owner" if "/me" in path else "anonymous"
    without = country.send(role, "POST", path, {}, enforce_csrf_checks=True)
    assert without.status_code == 403
    crossing = country.send(role, "POST", path, {}, headers={"Sec-Fetch-Site": "cross-site"})
    assert crossing.status_code == 403


@pytest.mark.parametrize(
    ("came_from", "leads"), [("http://testserver/uz/verify", True), ("https://evil.example/", False)]
)
def test_a_stale_form_says_the_way_to_a_fresh_one_and_never_to_another_site(country, came_from, leads):
    browser = country.client("anonymous", enforce_csrf_checks=True)
    answer = browser.post("/uz/verify", {}, headers={"Referer": came_from})
    assert answer.status_code == 403
    assert (f'href="{came_from}"' in answer.content.decode()) is leads and "evil" not in answer.content.decode()


def test_a_token_from_a_wrong_origin_is_refused(country):
    browser = country.client("anonymous", enforce_csrf_checks=True)
    page = browser.get("/uz/verify").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    ours = {"csrfmiddlewaretoken": token}
    assert browser.post("/uz/verify", ours).status_code == 422
    assert browser.post("/uz/verify", ours, headers={"Origin": "https://evil.example"}).status_code == 403


def test_a_foreign_page_cannot_read_or_frame_what_is_signed_in(country):
    for mode in ("no-cors", "cors"):
        answer = country.send(
            "owner", "GET", "/uz/me", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode}
        )
        assert answer.status_code == 403
    followed = country.send(
        "owner", "GET", "/uz/me", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    )
    assert followed.status_code == 200


def test_the_api_looks_at_no_cookie(country):
    answer = country.client("owner").get("/api/v1/applications")
    assert answer.status_code == 401


@pytest.mark.parametrize("role", ["anonymous", "owner", "officer"])
def test_reading_writes_nothing(country, role):
    things = country.things
    office = (f"/uz/office/cases/{things['case']}", "/uz/office/", f"/uz/office/find?number={things['number']}")
    own = (
        *OWN_PAGES,
        f"/uz/applications/{things['case']}",
        f"/uz/pay/{things['invoice']}",
        f"/uz/documents/{things['paper']}",
    )
    api = (
        "applications",
        f"applications/{things['case']}",
        "services",
        "services/appeal/form",
        f"verify/{things['code']}",
    )
    paths = [*PAGES, *own, *office, *(f"/api/v1/{path}" for path in api)]
    before = counts()
    for path in paths:
        country.send(role, "GET", path)
        assert counts() == before, path


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_fences(country, path):
    headers = country.send("anonymous", "GET", path).headers
    policy = headers["Content-Security-Policy"]
    for directive in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert directive in policy
    assert "unsafe-" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Access-Control-Allow-Origin" not in headers
    if "Location" not in headers:
        assert headers["Content-Type"]


@pytest.mark.parametrize("path", OWN_PAGES)
def test_what_is_signed_in_is_kept_nowhere(country, path):
    assert "no-store" in country.send("owner", "GET", path).headers["Cache-Control"]


def test_files_are_never_shown_in_the_browser(country):
    for path in (f"/uz/documents/{country.things['paper']}", f"/api/v1/documents/{country.things['paper']}"):
        headers = country.send("owner", "GET", path).headers
        assert headers["Content-Disposition"].startswith("attachment")
        assert headers["Content-Security-Policy"].startswith("sandbox")
        assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", [*PAGES, *OWN_PAGES])
def test_no_page_asks_anything_of_another_host(country, path):
    said = country.send("owner", "GET", path).content.decode()
    asked = re.findall(r'(?:src|srcset|action|data|poster)="(https?:)?//', said)
    asked += re.findall(r'<link[^>]+href="(?:https?:)?//[^"]+"', said)
    assert asked == []


def test_cookies_are_closed(country):
    browser = country.client("anonymous")
    browser.get("/uz/sign-in")
    for name, cookie in browser.cookies.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
        assert cookie["path"] == "/", name
        assert not cookie["domain"], name


def test_behind_https_cookies_belong_to_the_host_alone():
    import os
    import subprocess
    import sys

    show = "from django.conf import settings as s; print(s.DARCHA_SESSION_COOKIE, s.CSRF_COOKIE_NAME, s.DARCHA_SECURE_COOKIES, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS)"
    env = {**os.environ, "DARCHA_BASE_URL": "https://my.example.uz"}
    said = subprocess.run(
        [sys.executable, "-c", show], env=env, capture_output=True, text=True, check=True, timeout=120
    )
    assert said.stdout.split() == ["__Host-darcha", "__Host-darcha_csrf", "True", "True", "31536000", "True"]


def test_signing_out_clears_the_browser(country):
    with transaction.atomic():
        answer = country.send("owner", "POST", "/uz/sign-out", {})
        transaction.set_rollback(True)
    assert "storage" in answer.headers["Clear-Site-Data"]
    assert answer.cookies[settings.DARCHA_SESSION_COOKIE].value == ""


@pytest.mark.parametrize(
    "there",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/\tevil",
     "https:evil.example", " //evil.example", "/%5cevil.example/..", "///evil.example", "/uz/\r\nLocation: //evil.example"],
)  # fmt: skip
def test_next_never_leads_away(country, there):
    for role, path in (("owner", "/uz/sign-in"), ("officer", "/uz/office/sign-in"), ("owner", "/uz/me/acting-for")):
        answer = country.send(
            role,
            "GET",
            f"{path}?next={there.replace(' ', '%20').replace(chr(13), '%0d').replace(chr(10), '%0a').replace(chr(9), '%09')}",
        )
        led = answer.headers.get("Location", "/")
        assert re.match(r"^/(?![/\\])", led), (path, led)
        assert "evil.example" not in re.sub(r"next=[^&\"]*", "", led) or led.startswith("/%5c")
    with transaction.atomic():
        answer = country.send("owner", "POST", "/uz/me/acting-for", {"party": "self", "next": there})
        transaction.set_rollback(True)
    assert re.match(r"^/(?![/\\])", answer.headers["Location"])


AWAY = (
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/\tevil.example",
    "/\t/evil.example",
    "///evil.example",
)


@pytest.mark.parametrize("there", AWAY)
@pytest.mark.parametrize("path", ["/uz/pay/{invoice}", "/uz/paid/{invoice}", "/uz/me/acting-for", "/uz/me/security"])
def test_no_page_offers_a_way_back_that_leads_away(country, path, there):
    """A link is as good as being led: whatever ``next`` says, no address on the page is another site's."""
    said = country.send(
        "owner", "GET", f"{path.format(**country.things)}?next={quote(there, safe='')}"
    ).content.decode()
    links = [unescape(link) for link in re.findall(r'(?:href|action|value)="([^"]*)"', said)]
    bare = [link for link in links if "evil.example" in unquote(link) or link.lower().startswith("javascript")]
    assert [link for link in bare if not link.startswith(("/uz", "/ru", "/en", "/kaa", "#"))] == []


def test_a_host_that_is_not_ours_is_refused(country):
    assert country.send("anonymous", "GET", "/uz/", headers={"Host": "evil.example"}).status_code == 400


@override_settings(DARCHA_TRUSTED_PROXIES=[])
def test_forwarding_headers_of_strangers_are_not_believed(country):
    turns = apps.get_model("documents", "VerifyTurns").objects
    for number in range(3):
        country.send(
            "anonymous", "GET", "/uz/verify/0000-0000-0000-0000", headers={"X-Forwarded-For": f"192.0.2.{number}"}
        )
    assert turns.values("asker").distinct().count() == 1


@pytest.mark.parametrize("path", ["/uz/office/invite/{invite}", "/uz/sign-in/code", "/uz/sign-in/factor", "/uz/office/sign-in/factor",
                                  "/uz/verify/{code}", "/uz/demo/outbox", "/api/v1/verify/{code}"])  # fmt: skip
def test_what_shows_a_secret_to_somebody_not_signed_in_is_kept_nowhere(country, path):
    from darcha.kernel.cases.tests import world
    from darcha.kernel.identity import api as identity

    with transaction.atomic():
        invite = identity.staff_invite(world.SYSTEM, "new@example.uz", "Yusupov Nodir", [])
        answer = country.send("anonymous", "GET", path.format(invite=invite.token, **country.things))
        transaction.set_rollback(True)
    assert answer.status_code in {200, 302}
    assert "no-store" in answer.headers["Cache-Control"]


EVERY_KIND = {
    "a page": ("GET", "/uz/", 200),
    "liveness": ("GET", "/healthz", 200),
    "readiness": ("GET", "/readyz", 503),
    "a file of our own": ("GET", "/static/nothing.css", 404),
    "not found": ("GET", "/uz/nothing", 404),
    "wrong method": ("DELETE", "/uz/verify", 403),
    "too large": ("POST", "/uz/verify", 413),
    "an API answer": ("GET", "/api/v1/services", 200),
    "an API refusal": ("GET", "/api/v1/applications", 401),
    "a redirect": ("GET", "/uz/me", 302),
    "a download": ("GET", "/uz/documents/{paper}", 200),
    "another host": ("GET", "/uz/", 400),
    "a fault of ours": ("GET", "/uz/search?q=x", 500),
}


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_whatever_happens_a_browser_is_told_to_come_by_https_alone(country, monkeypatch, kind):
    method, path, status = EVERY_KIND[kind]
    headers = {"Host": "evil.example"} if kind == "another host" else {}
    if kind == "a download":
        headers["Cookie"] = f"{settings.DARCHA_SESSION_COOKIE}={country.cookies['owner']}"
    if kind == "a fault of ours":
        monkeypatch.setattr("darcha.kernel.catalogue.api.search", lambda *_: 1 / 0)
    more = {"CONTENT_LENGTH": "999999999"} if kind == "too large" else {}
    with override_settings(SECURE_HSTS_SECONDS=31_536_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True):
        browser = Client(raise_request_exception=False, enforce_csrf_checks=True)
        answer = browser.generic(method, path.format(**country.things), secure=True, headers=headers, **more)
    assert answer.status_code == status
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "X-Powered-By" not in answer.headers and "Access-Control-Allow-Origin" not in answer.headers
