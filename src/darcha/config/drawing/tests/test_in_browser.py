"""Measured by a browser, in the widest of the common fonts: no words leave their box, and none lie on each other."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Page, sync_playwright

from darcha.config.drawing.files import draw
from darcha.furniture.testing import CHROMIUM, CHROMIUM_FLAGS, axe_violations
from darcha.ground.text import PAGE_LANGUAGES
from darcha.kernel.catalogue.tests.project import catalogue, service

from .made import services
from .test_drawing import DEMO

pytestmark = pytest.mark.browser
FONT = "text{font-family:'DejaVu Sans','Noto Sans'!important}"
SHEET = f"<html lang=uz><title>x</title><style>{FONT}</style><main><h1>x</h1>%s</main>"
# Each text lies in the smallest rectangle that holds its middle, and in that which holds its beginning: words that are
# much too long have their middle in another. A row of letters is taller than its ink.
LOOSE = """() => {
  const svg = document.querySelector('svg'), back = svg.getScreenCTM().inverse();
  const box = one => {
    const m = back.multiply(one.getScreenCTM()), b = one.getBBox();
    return {x: b.x * m.a + m.e, y: b.y * m.d + m.f, w: b.width * m.a, h: b.height * m.d};
  };
  const rects = [...svg.querySelectorAll('rect')].map(box);
  const texts = [...svg.querySelectorAll('text')].map(one => [one.textContent, box(one)]);
  const out = (t, x) => {
    const y = t.y + t.h / 2;
    const around = rects.filter(r => x >= r.x && x <= r.x + r.w && y >= r.y && y <= r.y + r.h);
    const r = around.sort((a, b) => a.w * a.h - b.w * b.h)[0];
    return !r || t.x < r.x - 1 || t.x + t.w > r.x + r.w + 1 || t.y < r.y - 2 || t.y + t.h > r.y + r.h + 3;
  };
  const loose = texts.filter(([, t]) => out(t, t.x + t.w / 2) || out(t, t.x + 1));
  const meets = (a, b) => a.x < b.x + b.w - 2 && b.x < a.x + a.w - 2 && a.y < b.y + b.h - 4 && b.y < a.y + a.h - 4;
  const piled = texts.filter(([, a], n) => texts.slice(0, n).some(([, b]) => meets(a, b)));
  return [...loose, ...piled].map(([words]) => words);
}"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright keeps a loop running in this thread
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_FLAGS))
        yield chromium.new_page(viewport={"width": 1600, "height": 1132})
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def loose(page: Page, content: str) -> list[str]:
    """Words that leave their box or lie on others."""
    page.set_content(SHEET % content)
    found: list[str] = page.evaluate(LOOSE)
    return found


@pytest.mark.parametrize("lang", PAGE_LANGUAGES)
@pytest.mark.parametrize("key", DEMO)
def test_no_words_of_a_pack_leave_their_box(page, key, lang):
    for name, content in draw(service(key), catalogue(), lang, ("idef0", "idef3")):
        assert loose(page, content) == [], name
        assert axe_violations(page) == []


@pytest.mark.parametrize("times", [3, 9, 30])
def test_words_that_leave_their_box_are_noticed(page, times):
    _, content = next(draw(service("appeal"), catalogue(), "uz", ("idef3",)))
    assert content.count("Yakunlandi</text>") == 1
    assert loose(page, content.replace("Yakunlandi</text>", f"{'Yakunlandi ' * times}</text>"))


@given(one=services(service("window-tint-permit")))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_words_of_any_procedure_leave_their_box(page, one):
    for name, content in draw(one, catalogue(), "ru", ("idef0", "idef3")):
        assert loose(page, content) == [], name
