"""The language of a page: from its path, from the device, through the switch, in links."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import NoReverseMatch

from darcha.furniture import context, language, links
from darcha.ground import text


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/uz/", "uz"),
        ("/uz-cyrl/services", "uz-cyrl"),
        ("/kaa", "kaa"),
        ("/uzbek/", None),
        ("/api/v1/", None),
        ("/", None),
    ],
)
def test_language_is_the_first_segment(path: str, expected: str | None) -> None:
    assert language.of_path(path) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("fr, en;q=0.5, kaa;q=0.7", "kaa"),
        ("uz-Cyrl-UZ", "uz-cyrl"),
        ("de", "uz"),
        ("", "uz"),
        ("en;q=x, ru;q=0.1", "ru"),
    ],
)
def test_the_device_asks_for_a_language(header: str, expected: str) -> None:
    assert language.preferred(RequestFactory().get("/", headers={"Accept-Language": header})) == expected


def test_middleware_uses_the_language_only_for_this_request_and_views_do_not_see_it() -> None:
    seen = {}

    def view(request):
        seen["lang"], seen["current"] = request.lang, text.current()
        return HttpResponse()

    middleware = language.LanguageMiddleware(view)
    request = RequestFactory().get("/ru/services")
    response = middleware(request)
    kwargs = {"lang": "ru", "key": "x"}
    middleware.process_view(request, view, [], kwargs)

    assert seen == {"lang": "ru", "current": "ru"}
    assert text.current() == "uz"
    assert response["Content-Language"] == "ru"
    assert kwargs == {"key": "x"}


def test_links_keep_the_language_of_the_page() -> None:
    request = RequestFactory().get("/kaa/")
    request.lang = "kaa"
    assert links.to(request, "citizen:service", key="appeal") == "/kaa/services/appeal"
    assert links.to(request, "citizen:home", lang="en") == "/en/"
    assert links.find(request, "citizen:no_such_page") == ""
    with pytest.raises(NoReverseMatch):
        links.to(request, "citizen:no_such_page")


def test_the_switch_leads_to_the_same_page() -> None:
    switch = {entry.code: entry.url for entry in context.language_links("/uz/search?q=uy", "uz")}
    assert switch["en"] == "/en/search?q=uy"
    assert switch["uz-cyrl"] == "/uz-cyrl/search?q=uy"
    assert list(switch) == ["uz", "uz-cyrl", "kaa", "ru", "en"]
    assert links.in_language("/somewhere", "ru") == "/ru/"


@pytest.mark.parametrize("url", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "", None, "evil"])
def test_only_our_own_addresses_are_followed(url: str | None) -> None:
    assert not links.is_ours(RequestFactory().get("/"), url)


def test_our_own_address_is_followed() -> None:
    assert links.is_ours(RequestFactory().get("/"), "/uz/services?x=1")
