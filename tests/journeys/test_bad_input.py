"""What goes wrong in life: numbers of nobody, a wrong code, an empty answer, a session that ends in mid-form."""

import pytest

from darcha.config.demo import personas
from darcha.ground.text import t
from tests.support.forms import GO_ON, answers_of, fill_page, walk
from tests.support.people import messages, new_code, sign_in, wrong_pinfl
from tests.support.roads import send

from .conftest import Visit

TEXT = "Mahallamizdagi bolalar maydonchasi buzilgan, taʼmirlab berishingizni soʻrayman."


def test_numbers_of_nobody_get_the_same_answer_as_anybodys(visit: Visit) -> None:
    stranger, known = visit(), visit()
    who = personas.people()["citizen2"]
    pages = []
    for visitor, pinfl, document in ((stranger, wrong_pinfl(), "AB1234567"), (known, who["pinfl"], "AB7654321")):
        visitor.goto("sign-in")
        visitor.page.fill("#pinfl", pinfl)
        visitor.page.fill("#document", document)
        visitor.click("main form button[type=submit]")
        pages.append((visitor.path, visitor.page.inner_text("main")))
        visitor.page.fill("#code", "000000")
        visitor.click("main form button[type=submit]")
        assert visitor.path == "sign-in/code"
    assert pages[0] == pages[1]


def test_a_mistyped_pinfl_is_named_and_stays_typed(visit: Visit) -> None:
    visitor = visit(lang="ru")
    visitor.goto("sign-in")
    visitor.page.fill("#pinfl", "123")
    visitor.page.fill("#document", "AA9000001")
    visitor.click("main form button[type=submit]")
    assert visitor.page.locator("[data-error-summary] a").get_attribute("href") == "#pinfl"
    assert visitor.page.input_value("#pinfl") == "123"
    assert visitor.page.input_value("#document") == "AA9000001"
    assert visitor.check_page() == []


def test_a_wrong_code_opens_nothing_and_the_right_one_still_does(visit: Visit) -> None:
    visitor = visit()
    who = personas.people()["foreigner"]
    seen = len(messages(visitor, who["phone"]))
    visitor.goto("sign-in?next=/uz/me")
    visitor.page.fill("#pinfl", who["pinfl"])
    visitor.page.fill("#document", who["document"])
    visitor.click("main form button[type=submit]")
    visitor.page.fill("#code", "00000a")
    visitor.click("main form button[type=submit]")
    assert t("citizen.sign_in.code.wrong", "uz") in visitor.text()
    assert visitor.page.request.get("/uz/me", max_redirects=0).status == 302
    visitor.page.fill("#code", new_code(visitor, who["phone"], seen))
    visitor.click("main form button[type=submit]")
    assert visitor.path == "me"


def test_an_empty_answer_is_named_and_the_others_stay(visit: Visit) -> None:
    visitor = visit("citizen2")
    visitor.goto("services/appeal/apply?new=1")
    visitor.page.fill("#text", TEXT)
    visitor.click(GO_ON)
    assert visitor.page.locator("[data-error-summary] a").count() == 1
    assert visitor.page.input_value("#text") == TEXT
    assert visitor.check_page() == []
    visitor.page.check("input[name=kind][value=proposal]")
    visitor.click(GO_ON)
    assert visitor.page.input_value("input[name=_page]") == "to"
    visitor.click(GO_ON)
    assert visitor.page.locator("[data-error-summary]").count() == 1


@pytest.mark.parametrize("begun", [False, True], ids=["first-page", "later-page"])
def test_a_session_that_ends_in_mid_form_loses_nothing(visit: Visit, begun: bool) -> None:
    answers = answers_of("appeal/after-hours") | {"text": TEXT}
    visitor = visit("citizen2")
    visitor.goto("services/appeal/apply?new=1")
    if begun:
        fill_page(visitor, "appeal", answers)
        visitor.click(GO_ON)
    page = fill_page(visitor, "appeal", answers)
    session = [one for one in visitor.context.cookies() if one["name"] == "darcha"]
    assert len(session) == 1
    visitor.context.clear_cookies(name="darcha")
    visitor.click(GO_ON)
    assert visitor.path == "sign-in", visitor.page.url
    sign_in(visitor, "citizen2")
    assert visitor.page.input_value("input[name=_page]") == page
    if begun:
        chosen = visitor.page.locator("input[name=bodies]:checked")
        assert sorted(chosen.evaluate_all("all => all.map(one => one.value)")) == sorted(answers["bodies"])
    else:
        assert visitor.page.input_value("#text") == TEXT
        assert visitor.page.is_checked(f"input[name=kind][value={answers['kind']}]")
    walk(visitor, "appeal", answers)
    assert TEXT in visitor.text()
    send(visitor)
