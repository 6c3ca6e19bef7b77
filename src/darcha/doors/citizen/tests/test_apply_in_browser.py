"""Applying in a real browser: with scripts it saves itself, without any it works the same; axe finds nothing."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from darcha.furniture import build
from darcha.furniture.testing import CHROMIUM, CHROMIUM_FLAGS, axe_violations
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW

from . import forms

pytestmark = [
    pytest.mark.browser,
    pytest.mark.loopback,
    pytest.mark.django_db(transaction=True),
    pytest.mark.enable_socket,
]
TYPED = "Hovlidagi quvur yorilgan, bir haftadan beri suv oqyapti."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright keeps a loop running in this thread
    build.build()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def in_a_thread(act: Callable[[], object]) -> None:
    """Sealing a paper needs a loop of its own, and playwright keeps one in this thread."""

    def run() -> None:
        act()
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()


def go_on(page: Page) -> None:
    page.click("form .buttons .button >> nth=0")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("lang", ["uz", "ru"])
def test_a_petition_from_the_service_page_to_the_case(
    country: Any, browse_as: Any, live_server: Any, browser: Browser, lang: str, scripts: bool
) -> None:
    browse_as(country.citizen)
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{live_server.url}/{lang}/services/appeal")
    page.click(".fee__apply")
    go_on(page)
    assert page.locator(".govuk-error-summary a").count() == 2
    page.check("input[name=kind][value=application]")
    page.fill("#text", TYPED)
    go_on(page)
    page.check("input[name=bodies][value=adliya]")
    go_on(page)
    go_on(page)
    page.click(".declaration .button")
    (row,) = cases.my_cases(country.citizen).items
    assert row.number in page.locator(".receipt__number").inner_text()
    page.goto(f"{live_server.url}/{lang}/applications")
    page.click(f"a[href='/{lang}/applications/{row.public_id}']")
    assert page.locator(".term__due").inner_text() == "24.03.2026"
    context.close()


def test_it_saves_itself_and_two_saves_of_one_window_agree(
    country: Any, browse_as: Any, live_server: Any, browser: Browser
) -> None:
    browse_as(country.citizen)
    page = browser.new_page()
    page.goto(f"{live_server.url}/uz/services/appeal/apply?new=1")
    for words in ("Birinchi", TYPED):
        with page.expect_response(lambda response: response.status == 204):
            page.fill("#text", words)
    assert cases.drafts_of(country.citizen)[0].answers["text"] == TYPED
    page.check("input[name=kind][value=proposal]")
    page.fill("#text", f"{TYPED} Yordam bering.")
    go_on(page)
    page.wait_for_url("**/to")
    assert cases.drafts_of(country.citizen)[0].answers["text"] == f"{TYPED} Yordam bering."
    page.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_files_are_chosen_in_the_words_of_the_page(
    country: Any, browse_as: Any, live_server: Any, browser: Browser, scripts: bool, tmp_path: Path
) -> None:
    browse_as(country.citizen)
    letter = tmp_path / "xat.pdf"
    letter.write_bytes(b"%PDF-1.4")
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{live_server.url}/uz/services/appeal/apply?new=1")
    face, upload = page.locator(".file-drop__face"), page.locator("[data-upload=files]")
    assert face.is_visible() is scripts and upload.is_visible() is not scripts
    if scripts:
        assert "Fayl tanlanmagan" in face.inner_text()
    page.set_input_files("input[name=files]", letter)
    assert upload.is_visible()
    if scripts:
        assert "xat.pdf" in face.inner_text()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    country: Any, browse_as: Any, live_server: Any, browser: Browser, width: int, scheme: str
) -> None:
    client = browse_as(country.citizen)
    forms.fill_in(client, "appeal", ({**forms.PETITION_PAGES[0], "kind": "complaint"}, *forms.PETITION_PAGES[1:]))
    draft = cases.drafts_of(country.citizen)[0].id
    sent = world.send(country.citizen, answers=world.petition(bodies=["adliya", "iiv"])).public_id
    unpaid = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS).public_id
    cases.ask_applicant(country.officer, case=sent, words="Qaysi koʻcha?")
    done = world.send(country.citizen).public_id
    in_a_thread(lambda: cases.reply(country.officer, case=done, grounds=LAW, words="Quvur tuzatildi, suv oqmayapti."))
    paths = [
        "services/window-tint-permit/apply",
        "services/appeal/apply",
        *(f"apply/{draft}/{part}" for part in ("what", "to", "reply", "check", "discard")),
        *(f"applications/{sent}{part}" for part in ("", "/submitted", "/due", "/answer", "/wrong")),
        f"applications/{unpaid}",
        f"applications/{unpaid}/withdraw",
        f"applications/{done}",
        f"applications/{done}/rate",
        "applications",
        "messages",
    ]
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    for path in paths:
        assert page.goto(f"{live_server.url}/ru/{path}").ok, path  # type: ignore[union-attr]
        assert axe_violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"
    assert complaints == []
    context.close()
