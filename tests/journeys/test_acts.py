"""Every act of a person in a real browser: reached and done by the keyboard alone in Uzbek, every other with a mouse in
Russian (all of them with FULL=1), some in Karakalpak and English; sent empty first.
A new act without its flow fails here."""

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from darcha.ground.text import all_texts, t
from darcha.kernel.cases.rules.acts import TABLE, act_row
from darcha.kernel.cases.types import Relation
from darcha.kernel.catalogue.types import Act
from tests.support.acts_played import FLOWS, Flow
from tests.support.hands import Keyboard, Mouse
from tests.support.stage import Stage
from tests.support.visitor import NARROW, WIDE, Visitor

PAID_ELSEWHERE = {Act.PAY}  # through the provider's own page: test_services, in both languages
SAMPLED = {"kaa": (Act.ASK, Act.REFUSE, Act.OBJECT), "en": (Act.REPLY, Act.OPINE, Act.ANSWER)}
PAGE_OF = {Act.ASK_CLARITY: "clarity"}  # of an applicant: the last part of the address, where it is not the act's name
SEND = {True: "[aria-labelledby=act] form button[type=submit]:not([name])", False: "main form button[type=submit]"}
IN_RUSSIAN = list(FLOWS) if os.environ.get("FULL") else list(FLOWS)[::2]  # all of them with FULL=1: minutes more
CASES = [
    *((act, "uz") for act in FLOWS),
    *((act, "ru") for act in IN_RUSSIAN),
    *((act, lang) for lang, acts in SAMPLED.items() for act in acts),
]


Enter = Callable[[str, str], Visitor]


@pytest.fixture(scope="module")
def enter(chromium: Browser, stage: Stage) -> Iterator[Enter]:
    """Browsers in which somebody is signed in, one for each and each language: styles and scripts are read once."""
    open_: dict[tuple[str, str], Visitor] = {}

    def entered(role: str, lang: str) -> Visitor:
        if (role, lang) not in open_:
            visitor = Visitor(chromium, stage.country, lang=lang, width=NARROW if lang == "ru" else WIDE)
            cookie = stage.session(role)
            visitor.context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": stage.country.url}])
            open_[role, lang] = visitor
        return open_[role, lang]

    yield entered
    for visitor in open_.values():
        visitor.close()


def test_every_act_of_a_person_has_its_flow() -> None:
    people = {row.act for row in TABLE if row.whose - {Relation.SYSTEM}}
    assert set(FLOWS) == people - PAID_ELSEWHERE


@pytest.mark.parametrize("flow", [pytest.param(act, id=act.value) for act in FLOWS])
def test_a_flow_leaves_a_line_of_its_act(flow: Act) -> None:
    allowed = {*act_row(flow).lines, *act_row(Act.REFUSE).lines} if flow is Act.CONFIRM else {*act_row(flow).lines}
    assert FLOWS[flow].line in allowed


@pytest.mark.parametrize(("act", "lang"), [pytest.param(act, lang, id=f"{act.value}-{lang}") for act, lang in CASES])
def test_an_act_is_done_and_told(enter: Enter, stage: Stage, act: Act, lang: str) -> None:
    flow, prepared = FLOWS[act], stage.ask("prepare", act=act.value)
    case, visitor = prepared["case"], enter(flow.role, lang)
    hands = Keyboard(visitor.page) if lang == "uz" else Mouse(visitor.page)
    wrong = do(visitor, hands, act, flow, case, prepared["said"])
    seen = stage.ask("seen", case=case)
    assert flow.line in seen["lines"] and f"cases.{flow.line}" in seen["journal"], visitor.text()
    if flow.role != "citizen" and act is not Act.TRANSFER:  # whoever gave a case away reads no more than that
        assert tells(visitor, flow, lang), visitor.text()
    citizen = enter("citizen", lang)
    citizen.goto(f"applications/{case}")
    assert tells(citizen, flow, lang, applicant=True) is flow.is_told, citizen.text()
    assert wrong + visitor.troubles + citizen.troubles == []
    assert getattr(hands, "unseen", set()) == set()


def do(visitor: Visitor, hands: Keyboard | Mouse, act: Act, flow: Flow, case: str, said: dict[str, Any]) -> list[str]:
    """From the page of the case to the act, empty first where something must be said; what is wrong on the way."""
    at_office = flow.role != "citizen"
    home = f"office/cases/{case}" if at_office else f"applications/{case}"
    visitor.goto(home)
    page = act.value if at_office else PAGE_OF.get(act, act.value)
    hands.press(f'a[href*="{case}/{page}"]')
    assert visitor.path == f"{home}/{page}", visitor.page.url
    if any(need.required for need in act_row(act).needs) or act is Act.ADD:
        hands.press(SEND[at_office])
        assert visitor.path == f"{home}/{page}", visitor.text()
        assert visitor.page.locator("[data-error-summary]").count() == 1, visitor.text()
    wrong = visitor.check_page(axe=visitor.lang == "ru" or act not in IN_RUSSIAN)
    hands.fill(said)
    hands.press(SEND[at_office])
    assert visitor.page.locator("[data-error-summary]").count() == 0, visitor.text()
    if at_office:
        done = "propose" if flow.line == "proposed" else act.value
        assert visitor.path == home and t(f"officer.done.{done}", visitor.lang) in visitor.text(), visitor.text()
    return wrong


def tells(visitor: Visitor, flow: Flow, lang: str, *, applicant: bool = False) -> bool:
    """Whether a line of the timeline says it, in the language of the page."""
    texts = all_texts(lang)
    keys = [f"cases.timeline.{flow.line}"]
    if not applicant:
        keys.append(f"cases.timeline.office.{flow.line}")
    lines = " | ".join(visitor.page.locator(".timeline h3").all_text_contents())
    sentences = [re.sub(r"\\{\w+\\}", ".+", re.escape(texts[key])) for key in keys if key in texts]
    return any(re.search(sentence, lines) for sentence in sentences)
