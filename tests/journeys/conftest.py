"""One small country and one browser for all journeys; they run together and first, for they take the longest."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from darcha.config.demo.personas import people
from darcha.furniture import build
from darcha.furniture.testing import CHROMIUM
from tests.support.country import Country, living_country
from tests.support.people import sign_in, staff_sign_in
from tests.support.stage import Stage, standing_stage
from tests.support.visitor import FLAGS, Visitor

HERE = Path(__file__).parent
Visit = Callable[..., Visitor]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After the shuffle: journeys stand together, so that their country is built once, and come first."""
    journeys = [item for item in items if HERE in item.path.parents]
    for item in journeys:
        for mark in (pytest.mark.browser, pytest.mark.loopback, pytest.mark.enable_socket):
            item.add_marker(mark)
        item.add_marker(pytest.mark.xdist_group("journeys"))
    items[:] = journeys + [item for item in items if HERE not in item.path.parents]


@pytest.fixture(scope="package")
def assets() -> None:
    """Styles and scripts, made anew."""
    build.build()


@pytest.fixture(scope="package")
def country(assets: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Country]:
    with living_country(os.environ["DATABASE_URL"], tmp_path_factory.mktemp("country")) as standing:
        yield standing


@pytest.fixture(scope="package")
def stage(assets: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Another small country, whose clock stands: cases for single acts are prepared there."""
    with standing_stage(os.environ["DATABASE_URL"], tmp_path_factory.mktemp("stage")) as standing:
        yield standing


@pytest.fixture(scope="package")
def chromium(assets: None) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def signed_in(chromium: Browser, country: Country) -> Callable[[str], Any]:
    """The cookies of one of the demo people, who signed in by hand once."""
    kept: dict[str, Any] = {}

    def cookies(persona: str) -> Any:
        if persona not in kept:
            visitor = Visitor(chromium, country)
            enter = staff_sign_in if persona not in people() else sign_in
            enter(visitor, persona)
            kept[persona] = visitor.context.storage_state()
            visitor.close()
        return kept[persona]

    return cookies


@pytest.fixture
def visit(chromium: Browser, country: Country, signed_in: Callable[[str], Any]) -> Iterator[Visit]:
    """Visitors of this test, each with a browser context of their own; closing them fails on any trouble they saw."""
    visitors: list[Visitor] = []

    def start(persona: str | None = None, **how: Any) -> Visitor:
        state = signed_in(persona) if persona else None
        visitors.append(Visitor(chromium, country, state=state, **how))
        return visitors[-1]

    yield start
    for visitor in visitors:
        visitor.close()
