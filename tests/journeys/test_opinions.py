"""A permit that two other bodies are asked about, from the form to the paper, through the doors of all who take part,
in two languages and at two widths; axe finds nothing on the way."""

from pathlib import Path

import pytest

from darcha.ground.text import t
from tests.support.forms import answers_of
from tests.support.roads import apply, decide, number_of, paper_of, pay, text_of
from tests.support.visitor import NARROW, WIDE, Visitor

from .conftest import Visit

ASKED = {"zoologist": "fanlar-akademiyasi", "judge": "vazirlar-mahkamasi"}
WORDS = "Ikki laylakni ilmiy ish uchun olish mumkinmi, sonini asoslab bering."
WHY = "Hududdagi soni bunga yetarli, kvota doirasida rozimiz."
SEND = "[aria-labelledby=act] form button[type=submit]:not([name])"


def opine(officer: Visitor, case: str, number: str) -> list[str]:
    """The body asked finds the case in its own list, reads what it is asked, and agrees."""
    officer.goto("office/")
    assert number in officer.text(), officer.text()
    wrong = officer.check_page()
    officer.goto(case)
    assert WORDS in officer.text()
    wrong += officer.check_page()
    officer.click('main .buttons a[href$="/opine"]')
    officer.page.check('input[name=opinion][value="agrees"]')
    officer.page.fill("#words", WHY)
    wrong += officer.check_page()
    officer.click(SEND)
    assert t("officer.done.opine", officer.lang) in officer.text(), officer.text()
    return wrong + officer.check_page()


@pytest.mark.parametrize(("lang", "width"), [("uz", WIDE), ("ru", NARROW)])
def test_two_bodies_are_asked_at_once_and_the_permit_is_given(
    visit: Visit, tmp_path: Path, lang: str, width: int
) -> None:
    citizen = visit("citizen", lang=lang, width=width)
    citizen.goto("services/wild-animals-permit")
    wrong = citizen.check_page()
    citizen.goto("services/wild-animals-permit/apply?new=1")
    mine = apply(citizen, "wild-animals-permit", answers_of("wild-animals-permit/red-book"))
    number = number_of(citizen)
    pay(citizen)

    case = f"office/cases/{mine.split('/')[1]}"
    lead = visit("ecologist", lang=lang, width=width)
    lead.goto(case)
    wrong += lead.check_page()
    lead.click('main .buttons a[href$="/consult"]')
    for body in ASKED.values():
        lead.page.check(f'input[name=bodies][value="{body}"]')
    lead.page.fill("#words", WORDS)
    wrong += lead.check_page()
    lead.click(SEND)
    assert t("cases.asked.title", lang) in lead.text(), lead.text()
    wrong += lead.check_page()

    for persona in ASKED:
        wrong += opine(visit(persona, lang=lang, width=width), case, number)
    lead.goto(case)
    assert lead.page.locator("#asked-of ~ ul", has_text=WHY).count() == 1, lead.text()
    citizen.goto(mine)
    assert t("cases.timeline.opinion_given", lang) in citizen.text() and WHY not in citizen.text()
    wrong += citizen.check_page()

    decide(lead, number, "approve")
    assert "laylagi" in text_of(paper_of(citizen, mine, tmp_path / "permit.pdf"))
    assert wrong == []
