"""The main road with JavaScript switched off: search, sign in, fill in, pay, get the paper, have it verified."""

from pathlib import Path

from tests.support.forms import answers_of
from tests.support.people import sign_in
from tests.support.roads import apply, decide, number_of, paper_of, pay

from .conftest import Visit
from .test_services import assert_verifies


def test_the_permit_without_scripts(visit: Visit, tmp_path: Path) -> None:
    citizen = visit(lang="uz", scripts=False, width=360)
    citizen.goto("")
    citizen.page.fill("#q", "tonirovka")
    citizen.click("form.search button")
    citizen.click('ul.rows a[href="/uz/services/window-tint-permit"]')
    citizen.click('a[href$="/apply"]:visible')
    sign_in(citizen, "entrepreneur")
    case = apply(citizen, "window-tint-permit", answers_of("window-tint-permit/owns-none"))
    number = number_of(citizen)
    pay(citizen)
    officer = visit("officer", scripts=False)
    decide(officer, number, "approve")
    paper = paper_of(citizen, case, tmp_path / "paper.pdf")
    assert_verifies(visit(scripts=False), paper)
