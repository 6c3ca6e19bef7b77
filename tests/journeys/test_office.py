"""A working day at the desk: joining, the keys, no scripts, a session that ends in the middle of a sentence."""

import subprocess
import sys
from pathlib import Path

import pyotp
from playwright.sync_api import expect

from darcha.config.environment import PROJECT_DIR
from darcha.ground.text import t
from tests.support.country import Country
from tests.support.forms import answers_of
from tests.support.people import staff_sign_in
from tests.support.roads import LAW, apply, number_of
from tests.support.visitor import NARROW, Visitor

from .conftest import Visit

SEND = "[aria-labelledby=act] form button[type=submit]:not([name])"
PASSPHRASE = "tandir ustida qizil gilos"
REPLY = "Chiroqlar 5-kuni almashtiriladi, brigada biriktirildi (qonunning 28-moddasi)."


def letter(visit: Visit) -> tuple[str, str]:
    """A petition on the desk of officer2: the path of its case there, and its number."""
    citizen = visit("citizen")
    citizen.goto("services/appeal/apply?new=1")
    case = apply(citizen, "appeal", answers_of("appeal/after-hours"))
    return f"office/cases/{case.split('/')[1]}", number_of(citizen)


def invitation(country: Country) -> str:
    """The path of a link as an administrator sends it."""
    darcha = Path(sys.executable).with_name("darcha")
    said = ["--login", "k.kadastr@example.uz", "--name", "Karimova Komila", "--body", "kadastr"]
    done = subprocess.run(
        [str(darcha), "staff", "invite", *said, "--post", "registry-officer"],
        env=dict(country.environment),
        cwd=PROJECT_DIR,
        check=True,
        capture_output=True,
        text=True,
    )
    return next(word for word in done.stdout.split() if "/office/invite/" in word).split("/", 4)[4]


def test_an_invited_officer_joins_and_finds_the_desk(visit: Visit, country: Country) -> None:
    path = invitation(country)
    officer = visit(lang="ru")
    officer.goto(path)
    wrong = officer.check_page()
    officer.click("main form button[type=submit]")
    assert officer.page.locator("[data-error-summary] a").count() == 1, officer.text()
    officer.page.set_viewport_size({"width": NARROW, "height": 800})
    wrong += officer.check_page()
    secret = officer.page.locator("main strong[translate=no]").inner_text().replace(" ", "")
    for field in ("passphrase", "again"):
        officer.page.fill(f"#{field}", PASSPHRASE)
    officer.page.fill("#code", pyotp.TOTP(secret).now())
    officer.click("main form button[type=submit]")
    assert officer.path == "office/", officer.text()
    assert t("officer.desk.all_done.title", "ru") in officer.text()
    officer.goto("office/security")
    assert t("officer.security.only_one", "ru") in officer.text()
    assert wrong + officer.check_page() == []


def test_a_session_that_ends_in_an_act_loses_nothing(visit: Visit) -> None:
    case, _ = letter(visit)
    officer = visit("officer2")
    officer.goto(f"{case}/reply?view=free")
    officer.page.fill("#words", REPLY)
    officer.page.fill("#grounds", LAW)
    officer.context.clear_cookies(name="darcha")
    officer.click(SEND)
    assert officer.path == "office/sign-in", officer.page.url
    assert t("officer.sign_in.kept", "uz") in officer.text() and REPLY not in officer.page.content()
    staff_sign_in(officer, "officer2")
    assert officer.path == f"{case}/reply" and officer.page.url.endswith("?view=free")
    assert (officer.page.input_value("#words"), officer.page.input_value("#grounds")) == (REPLY, LAW)
    assert t("officer.act.restored", "uz") in officer.text()
    assert officer.check_page() == []
    officer.click(SEND)
    assert officer.path == case and t("officer.done.reply", "uz") in officer.text()
    assert [one["name"] for one in officer.context.cookies() if one["name"].endswith("_typed")] == []


def test_the_desk_by_keys(visit: Visit) -> None:
    first, _ = letter(visit)
    officer = visit("officer2")
    officer.goto("office/")
    page = officer.page
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    chosen = page.evaluate("document.activeElement.getAttribute('href')")
    assert chosen == page.locator(".worklist a").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.locator(".desk__title").wait_for()
    assert page.url.endswith(chosen)
    assert page.evaluate("document.activeElement.id") == "main", "reading goes on where the case is"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "number"
    page.keyboard.type("j/k")
    assert page.input_value("#number") == "j/k", "what is typed is no command"
    officer.goto(first)
    page.click("[data-keys]")
    before = page.evaluate("document.activeElement.outerHTML")
    page.keyboard.press("j")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.outerHTML") == before
    page.click("[data-keys]")


def test_what_the_applicant_will_read_is_shown_beside_the_form(visit: Visit) -> None:
    case, _ = letter(visit)
    officer = visit("officer2", lang="ru")
    officer.goto(f"{case}/refuse")
    officer.page.check("#ground-3")
    officer.page.fill("#fact", "Xatda savol yoʻq, matn ikki marta yuborilgan.")
    officer.page.evaluate("window.stayed = true")
    officer.page.click("button[name=preview]")
    shown = officer.page.locator(".letter")
    expect(shown).to_contain_text("Xatda savol yoʻq")
    expect(shown).to_contain_text("OʻRQ-445")  # the letter is in the language of the petition, not of the officer
    assert officer.page.evaluate("window.stayed"), "the form is still the one that was typed into"
    assert officer.page.input_value("#fact").startswith("Xatda")
    officer.goto(case)
    assert officer.page.locator(f'a[href$="{case.split("/")[-1]}/refuse"]').count() == 1, "nothing was done yet"


def test_the_desk_without_scripts_on_a_telephone(visit: Visit) -> None:
    case, number = letter(visit)
    officer: Visitor = visit("officer2", scripts=False, width=NARROW)
    officer.goto("office/?view=free")
    officer.page.fill("#number", number)
    with officer.page.expect_navigation():
        officer.page.press("#number", "Enter")
    assert officer.path == case and officer.page.url.endswith("?view=free")
    officer.click('main .buttons a[href*="/ask"]')
    officer.page.fill("#words", "Qaysi uyning yonida?")
    officer.click("button[name=preview]")
    assert "Qaysi uyning yonida?" in officer.page.locator(".letter").inner_text()
    assert officer.page.input_value("#words") == "Qaysi uyning yonida?"
    officer.click(SEND)
    assert t("officer.done.ask", "uz") in officer.text()
    officer.click(".desk__back a")
    assert officer.path == "office/" and officer.page.url.endswith("?view=free")
