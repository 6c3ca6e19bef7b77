"""``make shots``: pictures of a running demo into docs/shots. Signs in as demo people and applies for what it shows."""

import os
import re
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from darcha.config.environment import PROJECT_DIR, demo_environment_file, read_environment
from darcha.furniture.testing import CHROMIUM

from .support.country import Country
from .support.forms import answers_of
from .support.people import sign_in, staff_sign_in
from .support.roads import apply, paper_of, pay, text_of
from .support.visitor import FLAGS, NARROW, WIDE, Visitor

OUT = PROJECT_DIR / "docs" / "shots"
HEIGHTS = {WIDE: 860, NARROW: 760}
LARGEST = 150_000
CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


@dataclass(frozen=True)
class Shot:
    """``path`` may stand for what was asked for before: ``{case}``, ``{code}``."""

    name: str
    path: str
    lang: str
    width: int
    persona: str = ""


SHOTS = [
    Shot("home", "", "uz", WIDE),
    Shot("home", "", "ru", NARROW),
    Shot("service", "services/window-tint-permit", "ru", WIDE),
    Shot("service", "services/window-tint-permit", "uz", NARROW),
    Shot("form", "services/window-tint-permit/apply?new=1", "uz", NARROW, "citizen"),
    Shot("case", "{case}", "uz", WIDE, "citizen"),
    Shot("case", "{case}", "ru", NARROW, "citizen"),
    Shot("verify", "verify/{code}", "ru", NARROW),
    Shot("office", "office/", "uz", WIDE, "officer"),
]


def main() -> int:
    """Exit code: 2 without a running demo."""
    country = running_demo()
    if country is None:
        sys.stderr.write("No demo answers: start one with `make run`, then run `make shots` beside it.\n")
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        take_all(browser, country)
        browser.close()
    return 0


def running_demo() -> Country | None:
    """The demo of this clone, or the one on PORT."""
    said = read_environment(demo_environment_file())
    url = said.get("DARCHA_BASE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=3):  # noqa: S310 - our own address
            return Country(url, said.get("DARCHA_PAYME_CHECKOUT", ""), said, PROJECT_DIR / "var")
    except (urllib.error.URLError, OSError):
        return None


def take_all(browser: Browser, country: Country) -> None:
    states = {persona: signed_in(browser, country, persona) for persona in ("citizen", "officer")}
    shown = ask_for(Visitor(browser, country, state=states["citizen"]))
    for shot in SHOTS:
        visitor = Visitor(browser, country, lang=shot.lang, width=shot.width, state=states.get(shot.persona))
        visitor.page.set_viewport_size({"width": shot.width, "height": HEIGHTS[shot.width]})
        visitor.goto(shot.path.format(**shown))
        if shot.name == "office" and visitor.page.locator(".worklist a").count():
            visitor.goto(str(visitor.page.locator(".worklist a").first.get_attribute("href")).split("/", 2)[2])
        file = OUT / f"{shot.name}-{shot.lang}-{shot.width}.png"
        visitor.page.screenshot(path=file)
        size = file.stat().st_size
        sys.stdout.write(f"{file.relative_to(PROJECT_DIR)} {size // 1000} KB\n")
        assert size < LARGEST, f"{file.name} is too heavy for a page that people read"
        visitor.close()


def signed_in(browser: Browser, country: Country, persona: str) -> Any:
    """Cookies of a demo person."""
    visitor = Visitor(browser, country)
    (staff_sign_in if persona == "officer" else sign_in)(visitor, persona)
    state = visitor.context.storage_state()
    visitor.close()
    return state


def ask_for(citizen: Visitor) -> dict[str, str]:
    """A petition on its way and a certificate with its code."""
    citizen.goto("services/appeal/apply?new=1")
    case = apply(citizen, "appeal", answers_of("appeal/after-hours"))
    citizen.goto("services/housing-certificate/apply?new=1")
    certificate = apply(citizen, "housing-certificate", answers_of("housing-certificate/owns"))
    pay(citizen)
    file = Path(citizen.country.var) / "shot.pdf"
    code = CODE.search(text_of(paper_of(citizen, certificate, file)))
    file.unlink()
    citizen.close()
    assert code is not None
    return {"case": case, "code": code.group()}


if __name__ == "__main__":
    sys.exit(main())
