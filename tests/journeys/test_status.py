"""Whether everything works, and what people read while nothing is written: axe finds nothing, at both widths."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from darcha.ground.read_only import FILE
from darcha.ground.text import t
from tests.support.country import Country
from tests.support.visitor import NARROW, WIDE

from .conftest import Visit

TYPED = "Hovlimizdagi chiroqlar ikki haftadan beri yonmayapti."


@pytest.fixture
def mark(country: Country) -> Iterator[Path]:
    """Where an operator says that nothing is written."""
    mark = country.var / FILE
    yield mark
    mark.unlink(missing_ok=True)


@pytest.mark.parametrize("lang", ["uz", "kaa", "ru", "en"])
def test_the_page_stands_in_every_language_at_both_widths(visit: Visit, lang: str) -> None:
    wrong = []
    for width in (WIDE, NARROW):
        visitor = visit(lang=lang, width=width)
        visitor.goto("status")
        wrong += visitor.check_page()
    assert wrong == []


def test_the_page_at_night_and_without_scripts(visit: Visit) -> None:
    dark = visit(lang="ru", width=NARROW, scheme="dark")
    dark.goto("status")
    assert dark.check_page() == []
    plain = visit(lang="uz", scripts=False)
    plain.goto("")
    plain.click('.foot a[href="/uz/status"]')
    plain.shows(t("citizen.status.title", "uz"))


@pytest.mark.parametrize(("lang", "width", "scheme"), [("uz", NARROW, "light"), ("ru", WIDE, "dark")])
def test_what_is_read_while_nothing_is_written(visit: Visit, mark: Path, lang: str, width: int, scheme: str) -> None:
    """With what was typed in it, and from there to the page that says what works."""
    visitor = visit("citizen", lang=lang, width=width, scheme=scheme)
    visitor.goto("services/appeal/apply?new=1")  # others may have left a draft
    visitor.page.locator("main textarea").first.fill(TYPED)
    mark.touch()
    visitor.click("main form:has(textarea) button[type=submit]:not([aria-hidden]):not([name])")
    assert visitor.answers[-1] and visitor.page.locator("#typed").input_value() == TYPED
    wrong = visitor.check_page()
    visitor.troubles.clear()  # 503 is what this is about
    visitor.click('main a[href$="/status"]')
    visitor.shows(t("citizen.status.title", lang))  # kept for a minute: it may be of just before
    wrong += visitor.check_page()
    mark.unlink()
    assert wrong == []
