"""How the date was counted: from a petition to a sheet that a stranger verifies, without scripts; and on paper."""

from pathlib import Path

from darcha.ground.text import t
from tests.support.forms import answers_of
from tests.support.roads import apply, paper_of, text_of
from tests.support.visitor import NARROW, Visitor

from .conftest import Visit
from .test_services import assert_verifies


def petition(visitor: Visitor) -> str:
    visitor.goto("services/appeal/apply?new=1")
    return apply(visitor, "appeal", answers_of("appeal/after-hours"))


def test_what_if_and_a_sheet_without_scripts(visit: Visit, tmp_path: Path) -> None:
    citizen = visit("citizen", scripts=False, width=NARROW)
    case = petition(citizen)
    citizen.goto(case)
    citizen.click(f'a[href$="{case}/due"]')
    assert t("cases.panel.derivation.days", "uz") in citizen.text()
    citizen.page.locator("details", has=citizen.page.locator("#by")).locator("summary").click()
    citizen.page.fill("#by", "40")
    citizen.page.check("#unit-2")
    citizen.click('form:has(#by) button[type="submit"]')
    assert t("cases.what_if.refused", "uz") in citizen.text()
    citizen.page.fill("#by", "5")
    citizen.click('form:has(#by) button[type="submit"]')
    assert citizen.page.locator("table.counting--two tr.is-other").count() > 1
    assert citizen.page.locator(".two-calendars table").count() == 2
    citizen.click('.sheet-form button[value="ru"]')
    assert citizen.path == f"{case}/due"
    sheet = paper_of(citizen, case, tmp_path / "sheet.pdf")
    assert t("cases.sheet.title", "ru") in text_of(sheet)
    assert_verifies(visit(scripts=False), sheet)


def test_what_is_printed_is_the_count_and_nothing_to_press(visit: Visit, tmp_path: Path) -> None:
    citizen = visit("citizen")
    case = petition(citizen)
    citizen.goto(f"{case}/due")
    days = citizen.page.locator("table.counting tbody tr").count()
    citizen.page.pdf(path=tmp_path / "page.pdf", format="A4", margin={"top": "15mm", "left": "15mm", "right": "15mm"})
    printed = text_of(tmp_path / "page.pdf")
    assert t("cases.panel.derivation.days", "uz") in printed
    assert sum(line.split()[0].count(".") == 2 for line in printed.splitlines() if line.strip()) >= days > 10
    for button in ("cases.what_if.title", "cases.sheet.heading", "citizen.case.print"):
        assert t(button, "uz") not in printed
