"""The public pages in a real browser: axe finds nothing, nothing scrolls sideways, scripts are not needed."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from darcha.furniture import build
from darcha.furniture.testing import CHROMIUM, CHROMIUM_FLAGS, axe_violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.loopback,
    pytest.mark.django_db(transaction=True),
    pytest.mark.enable_socket,
]
PATHS = [
    "/uz/",
    "/ru/services",
    "/uz/services/window-tint-permit",
    "/ru/services/appeal",
    "/kaa/services/housing-certificate",
    "/ru/search?q=qqqq",
    "/kaa/about/help",
    "/en/_furniture",
    "/ru/nothing-here",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright keeps a loop running in this thread
    build.build()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, live_server: Any, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    for path in PATHS:
        page.goto(live_server.url + path)
        assert axe_violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"
    assert complaints == []
    context.close()


def test_without_scripts_the_search_works(browser: Browser, live_server: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/uz/")
    page.fill("#q", "oyna qoraytirish")
    page.click(".search button")
    assert page.locator(".rows a").first.get_attribute("href") == "/uz/services/window-tint-permit"
    context.close()


def test_at_four_hundred_per_cent_everything_is_still_in_one_column(browser: Browser, live_server: Any) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    for path in PATHS:
        page.goto(live_server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"
    context.close()


def test_first_view_weighs_little(browser: Browser, live_server: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    page.goto(f"{live_server.url}/uz/", wait_until="networkidle")
    assert sum(sizes) < 100_000
    context.close()


def test_without_a_line_the_page_that_says_so_is_shown(browser: Browser, live_server: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{live_server.url}/ru/")
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    context.set_offline(True)
    page.goto(f"{live_server.url}/ru/services")
    assert page.locator("h1").inner_text() == "Нет связи"
    context.close()
