"""From a reply that one disagrees with to its case being decided anew, through three doors, in two languages, with and
without scripts; where there are scripts, axe finds nothing on the way."""

import pytest

from darcha.ground.text import t
from tests.support.forms import answers_of
from tests.support.roads import apply, decide, number_of
from tests.support.visitor import NARROW, WIDE, Visitor

from .conftest import Visit

REPLY = "Chiroqlar 5-kuni almashtiriladi, brigada biriktirildi (qonunning 28-moddasi)."
GROUNDS = "Javobda uchta savolimdan faqat bittasiga javob berilgan, qolganlari haqida hech narsa yoʻq."
ASKS = "Murojaatni toʻliq koʻrib chiqishni topshirishingizni soʻrayman."
REASONS = "Javobda ikki savol javobsiz qolgan: organ murojaatni toʻliq koʻrib chiqsin."


def faults(visitor: Visitor, scripts: bool = True) -> list[str]:
    """What is wrong with the page; looking needs scripts of its own."""
    return visitor.check_page() if scripts else []


@pytest.mark.parametrize(
    ("lang", "width", "scripts"), [("uz", WIDE, True), ("ru", NARROW, True), ("ru", NARROW, False)]
)
def test_an_objection_is_sent_judged_and_carried_out(visit: Visit, lang: str, width: int, scripts: bool) -> None:
    citizen = visit("citizen", lang=lang, width=width, scripts=scripts)
    citizen.goto("services/appeal/apply?new=1")
    case = apply(citizen, "appeal", {**answers_of("appeal/after-hours"), "bodies": ["yhxx"]})
    number = number_of(citizen)
    decide(visit("officer"), number, "reply", REPLY)

    citizen.goto(case)
    assert t("citizen.object.title", lang) in citizen.text()
    wrong = faults(citizen, scripts)
    citizen.click('#objection a[href$="/object"]')
    citizen.click("main form button[type=submit]")
    assert citizen.page.locator("[data-error-summary] a").count() == 2, citizen.text()
    wrong += faults(citizen, scripts)
    citizen.page.fill("#words", GROUNDS)
    citizen.page.fill("#asks", ASKS)
    citizen.click("main form button[type=submit]")
    assert citizen.path.endswith("/submitted"), citizen.text()
    objection, mine = number_of(citizen), citizen.path.removesuffix("/submitted")
    wrong += faults(citizen, scripts)

    judge = visit("judge", lang=lang, width=width, scripts=scripts)
    judge.goto(f"office/cases/{mine.split('/')[1]}")
    assert GROUNDS in judge.text()
    wrong += faults(judge, scripts)
    judge.click('a[href$="/objected"]')
    assert number in judge.text() and REPLY in judge.text()
    wrong += faults(judge, scripts)
    judge.goto(f"office/cases/{mine.split('/')[1]}/decide-objection")
    judge.page.check('input[name=outcome][value="obliged"]')
    judge.page.check('input[name=within][value="P10D"]')
    judge.page.fill("#words", REASONS)
    wrong += faults(judge, scripts)
    judge.click("[aria-labelledby=act] form button[type=submit]:not([name])")
    assert t("officer.done.decide-objection", lang) in judge.text()

    citizen.goto(case)
    line = t("cases.timeline.objection_obliged", lang, objection=objection)
    citizen.until(lambda: line in citizen.text(), "what was decided is carried out")
    assert t("cases.outcome.obliged", lang) in citizen.text()
    citizen.goto(f"{case}/due")
    assert wrong + faults(citizen, scripts) == []


@pytest.mark.parametrize(("lang", "width"), [("uz", WIDE), ("ru", NARROW)])
def test_the_inspectorate_orders_and_the_body_answers(visit: Visit, lang: str, width: int) -> None:
    inspector = visit("inspector", lang=lang, width=width)
    inspector.goto("office/inspectorate")
    wrong = inspector.check_page()
    inspector.goto("office/inspectorate/causes")
    wrong += inspector.check_page()
    inspector.goto("office/orders/new?body=yhxx")
    inspector.page.fill("#text", REASONS)
    inspector.page.check('input[name=days][value="14"]')
    wrong += inspector.check_page()
    inspector.click("main form button[type=submit]")
    assert inspector.path.startswith("office/orders/"), inspector.text()
    order = inspector.path
    head = visit("head", lang=lang, width=width)
    head.goto("office/orders")
    wrong += head.check_page()
    head.goto(order)
    head.page.fill("#text", REPLY)
    head.click("main form button[type=submit]")
    inspector.goto(order)
    assert REPLY in inspector.text()
    anybody = visit(lang=lang, width=width)
    anybody.goto("compliance")
    assert wrong + inspector.check_page() + anybody.check_page() == []
