"""Pages that are kept for everybody: nobody's token, cookie or name is in them, and what changes is seen in time."""

import re

import pytest
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.urls import get_resolver
from tests.budgets.test_statements import statements

from darcha.doors.citizen.pages import home
from darcha.furniture import kept
from darcha.kernel.identity.types import ANONYMOUS

pytestmark = pytest.mark.django_db
PAGES = ("/uz/", "/ru/services", "/en/services/appeal", "/kaa/services/window-tint-permit", "/uz-cyrl/about/privacy")
STRANGE = {
    "Accept-Language": "ru",
    "Cookie": "csrftoken=" + "t" * 32 + "; __Host-darcha_typed=x",
    "User-Agent": "other",
}


@pytest.fixture(autouse=True)
def keeping(settings, monkeypatch):
    settings.DARCHA_PAGES_KEPT_SECONDS = 60
    monkeypatch.setattr(kept, "shelf", kept._Shelf())


def get(country, path, role="anonymous", **more):
    return country.send(role, "GET", path, **more)


@pytest.mark.parametrize("path", PAGES)
def test_the_second_visitor_gets_the_same_bytes_without_a_statement(country, path):
    first = get(country, path)
    assert first.status_code == 200
    assert statements(lambda: get(country, path)) == []
    again = get(country, path, headers=STRANGE)
    assert again.content == first.content
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in again.headers and not again.cookies


@pytest.mark.parametrize("path", PAGES)
def test_what_is_kept_is_what_anybody_would_be_shown(country, settings, path):
    held = get(country, path).content
    settings.DARCHA_PAGES_KEPT_SECONDS = 0
    assert get(country, path, headers=STRANGE).content == held
    assert not re.search(rb"csrfmiddlewaretoken|nonce=", held)


@pytest.mark.parametrize("path", PAGES)
def test_whoever_is_signed_in_is_neither_shown_it_nor_kept(country, path):
    own = get(country, path, "owner")
    assert own.headers["Cache-Control"] == "private, no-store"
    everybodys = get(country, path)
    assert everybodys.content != own.content
    assert get(country, path, "owner").content.count(b"sign-out") == own.content.count(b"sign-out") > 0
    assert b"sign-out" not in everybodys.content
    assert get(country, path, "owner", headers={"If-None-Match": everybodys.headers["ETag"]}).status_code == 200


def test_a_browser_that_has_the_page_is_told_so(country):
    first = get(country, "/uz/services")
    assert (first.headers["Cache-Control"], first.headers["Vary"]) == ("no-cache", "Cookie")
    again = get(country, "/uz/services", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert get(country, "/uz/services", headers={"If-None-Match": '"other"'}).status_code == 200


def test_figures_are_seen_a_minute_later(country, monkeypatch):
    from darcha.ground import clock

    first = get(country, "/uz/").content
    monkeypatch.setattr(home, "popular", lambda request: ())
    assert get(country, "/uz/").content == first
    with clock.frozen("2026-03-06T10:01:00+05:00"):
        assert get(country, "/uz/").content != first


def test_questions_and_pages_that_are_not_there_are_not_kept(country):
    for path in ("/uz/services?q=1", "/uz/services/nothing-like-this", "/uz/services?" + "a" * 500):
        get(country, path)
    assert not kept.shelf._pages


def test_a_full_shelf_keeps_no_more(country, monkeypatch):
    monkeypatch.setattr(kept, "MOST_BYTES", 10_000)
    for path in PAGES:
        assert get(country, path).status_code == 200
    assert sum(len(page.content) for page in kept.shelf._pages.values()) <= 10_000


@pytest.mark.parametrize("personal", ["token", "cookie", "nonce", "brought"])
def test_a_page_made_for_one_is_not_kept_by_mistake(personal):
    from django.http import HttpResponse

    @kept.kept
    def view(request):
        if personal == "token":
            return HttpResponse(get_token(request))
        response = HttpResponse("x")
        if personal == "cookie":
            response.set_cookie("a", "b")
        if personal == "nonce":
            request._csp_nonce = "n"
        return response

    request = RequestFactory().get("/uz/")
    request.who = ANONYMOUS
    if personal == "brought":
        request.COOKIES["anything"] = "1"
    view(request)
    assert not kept.shelf._pages


def test_only_views_without_a_gate_are_kept():
    """By every route: what is kept is open to all."""
    found = [view for view in _views(get_resolver()) if getattr(view, "is_kept", False)]
    assert found and {getattr(view, "gate", None) for view in found} == {"anyone"}


def _views(resolver):
    for pattern in resolver.url_patterns:
        yield from _views(pattern) if hasattr(pattern, "url_patterns") else [pattern.callback]
