"""What must have happened before every page can be seen: a draft, cases in each state, a paper, a second factor."""

from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import quote, urlsplit

import pyotp

from .forms import GO_ON, answers_of, fill_page
from .people import sign_in
from .roads import apply, decide, number_of, paper_of, pay, text_of
from .visitor import Visitor

QUESTION = "Qaysi koʻchada ekanini aniqlashtirib bering."


@dataclass(frozen=True)
class Scene:
    """Ids and codes that stand in the addresses of pages."""

    draft: str
    fresh: str
    asked: str
    done: str
    unpaid: str
    invoice: str
    document: str
    code: str

    def fill(self, path: str) -> str:
        """``applications/{done}`` with what it stands for."""
        return path.format(**{field.name: getattr(self, field.name) for field in fields(self)})


def play(citizen: Visitor, officer: Visitor, into: Path) -> Scene:
    """Make it all happen through the doors. ``officer`` is of the body that the petition goes to."""
    appeal = answers_of("appeal/after-hours")
    citizen.goto("services/appeal/apply")
    asked = apply(citizen, "appeal", appeal)
    decide(officer, number_of(citizen), "ask", QUESTION)
    citizen.goto("services/appeal/apply")
    fresh = apply(citizen, "appeal", appeal)
    citizen.goto("services/appeal/apply")
    fill_page(citizen, "appeal", appeal)
    citizen.click(GO_ON)
    draft = citizen.path.split("/")[1]
    certificate = answers_of("housing-certificate/owns")
    citizen.goto("services/housing-certificate/apply")
    done = apply(citizen, "housing-certificate", certificate)
    pay(citizen)
    paper = paper_of(citizen, done, into / "scene.pdf")
    document = str(citizen.page.locator('a[href*="/documents/"]').first.get_attribute("href")).rsplit("/", 1)[1]
    code = next(word for word in text_of(paper).split() if len(word) == 19 and word.count("-") == 3)
    citizen.goto("services/housing-certificate/apply")
    unpaid = apply(citizen, "housing-certificate", certificate)
    action = str(citizen.page.locator("section.fee form").get_attribute("action"))
    invoice = urlsplit(action).path.rsplit("/", 1)[1]
    return Scene(draft, *(case.split("/")[1] for case in (fresh, asked, done, unpaid)), invoice, document, quote(code))


def set_up_app(visitor: Visitor, persona: str) -> str:
    """A signed-in person adds codes of an app; leaves them on the page that lists factors. Gives the app's secret."""
    sign_in(visitor, persona)
    visitor.goto("me/security")
    visitor.click('form[action$="/security/app"] button')
    secret = visitor.page.locator("main strong[translate=no]").inner_text().replace(" ", "")
    visitor.page.fill("#code", pyotp.TOTP(secret).now())
    visitor.click("main form[method=post] button")
    assert visitor.path == "me/security", visitor.text()
    return secret
