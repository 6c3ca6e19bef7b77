"""Each service from the first word typed to a result that a stranger can verify, in Uzbek and in Russian."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from darcha.ground.text import t
from tests.support.forms import answers_of
from tests.support.people import sign_in
from tests.support.roads import apply, decide, number_of, paper_of, pay, text_of
from tests.support.visitor import Visitor

from .conftest import Visit

CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")
OUTCOMES = ("valid", "altered", "revoked", "replaced", "expired", "unknown", "not_ours")
WORDS = {
    "uz": "Koʻchadagi chiroqlar 25-kuni taʼmirlanadi. Xabaringiz uchun rahmat.",
    "ru": "Уличное освещение отремонтируют до 25 числа. Спасибо за обращение.",
}


@dataclass(frozen=True)
class Journey:
    """``asked`` is typed by the person; ``officer`` decides unless a rule does; ``says`` must stand in the paper."""

    example: str
    persona: str
    lang: str
    asked: str
    officer: str = ""
    act: str = ""
    says: str = ""

    @property
    def service(self) -> str:
        return self.example.split("/")[0]


JOURNEYS = [
    Journey("housing-certificate/owns", "citizen", "uz", "uyim bormi", says="Koʻchmas mulk obyektlari"),
    Journey("housing-certificate/owns-not", "citizen2", "ru", "справка жилье", says="недвижимост"),
    Journey("window-tint-permit/car-portal", "citizen", "uz", "oyna qoraytirish", "officer", "approve", "01A001AA"),
    Journey("window-tint-permit/owns-none", "citizen2", "ru", "тонировка", "officer", "approve", "01A123BC"),
    Journey("appeal/after-hours", "citizen", "uz", "murojaat", "officer2", "reply", WORDS["uz"][:20]),
    Journey("appeal/before-closing", "foreigner", "ru", "жалоба", "officer2", "reply", WORDS["ru"][:20]),
]


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda j: f"{j.example}-{j.lang}")
def test_from_search_to_verified_result(visit: Visit, tmp_path: Path, journey: Journey) -> None:
    citizen = visit(lang=journey.lang)
    find_and_begin(citizen, journey)
    case = apply(citizen, journey.service, answers_of(journey.example))
    number = number_of(citizen)
    if citizen.page.locator("section.fee form").count():
        pay(citizen)
    if journey.officer:
        officer = visit(journey.officer, lang=journey.lang)
        words = WORDS[journey.lang] if journey.act == "reply" else ""
        decide(officer, number, journey.act, words)
    pdf = paper_of(citizen, case, tmp_path / "paper.pdf")
    assert journey.says in " ".join(text_of(pdf).split())
    citizen.goto("messages")
    assert number in citizen.text()
    citizen.goto("documents")
    assert citizen.page.locator("ul.rows li").count() >= 1
    assert_verifies(visit(lang=journey.lang), pdf)


def find_and_begin(citizen: Visitor, journey: Journey) -> None:
    """Search, read about the service, begin, and sign in because the form asks for it."""
    citizen.goto("")
    citizen.page.fill("#q", journey.asked)
    citizen.click("form.search button")
    citizen.click(f'ul.rows a[href="/{journey.lang}/services/{journey.service}"]')
    citizen.click('a[href$="/apply"]:visible')
    sign_in(citizen, journey.persona)
    if citizen.page.locator('a[href$="?new=1"]').count():  # a draft of an earlier visit waits
        citizen.click('a[href$="?new=1"]')
    assert citizen.path == f"services/{journey.service}/apply", citizen.page.url


def assert_verifies(stranger: Visitor, pdf: Path) -> None:
    """A stranger checks it by the file, by the code, and with another program; one changed byte shows."""
    stranger.goto("verify")
    stranger.page.set_input_files("input[name=pdf]", pdf)
    stranger.click("form[method=post] .buttons button")
    assert verdict(stranger) == "valid", stranger.text()
    code = CODE.search(text_of(pdf))
    assert code is not None
    stranger.goto("verify")
    stranger.page.fill("#code", code.group().lower())
    stranger.click("main form[method=get] button")
    assert verdict(stranger) == "valid", stranger.text()
    opinion = subprocess.run(["pdfsig", str(pdf)], check=False, capture_output=True, text=True).stdout
    assert "Signature is Valid" in opinion and "Total document signed" in opinion, opinion
    flipped = bytearray(pdf.read_bytes())
    flipped[len(flipped) // 3] ^= 1
    pdf.write_bytes(flipped)
    stranger.goto("verify")
    stranger.page.set_input_files("input[name=pdf]", pdf)
    stranger.click("form[method=post] .buttons button")
    assert verdict(stranger) == "altered", stranger.text()


def verdict(stranger: Visitor) -> str:
    """Which result stands on the page in big letters."""
    seen = stranger.page.locator(".verdict h1").inner_text()
    return next((code for code in OUTCOMES if t(f"documents.verdict.{code}", stranger.lang) == seen), seen)
