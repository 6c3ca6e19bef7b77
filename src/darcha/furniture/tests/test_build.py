"""The built front end: small, ours, and made from files that name no registry and no foreign host."""

import re

import pytest

from darcha.furniture import build


@pytest.fixture(scope="module")
def css() -> str:
    build.build()
    return (build.OUT / "darcha.css").read_text("utf-8")


def test_second_build_has_nothing_to_do(css: str) -> None:
    assert build.build() is False


def test_style_sheet_is_small_and_asks_for_nothing(css: str) -> None:
    assert len(css.encode()) < 60_000
    assert "url(" not in css and "@import" not in css and "@font-face" not in css


def test_the_office_brings_its_own_sheet_and_others_do_not_carry_it(css: str) -> None:
    office = (build.OUT / "office.css").read_text("utf-8")
    assert ".worklist" in office and ".worklist" not in css
    assert len(office.encode()) < 15_000
    assert "url(" not in office and "@import" not in office and "@font-face" not in office


def test_neither_the_crest_nor_the_font_of_others(css: str) -> None:
    assert "transport" not in css.lower() and "crest" not in css.lower() and "crown" not in css.lower()


def test_dark_mode_focus_motion_and_print_are_thought_of(css: str) -> None:
    for wanted in ("prefers-color-scheme:dark", "prefers-reduced-motion", ":focus-visible", "@media print"):
        assert wanted in css.replace(": dark", ":dark"), wanted


def test_scripts_are_small_and_call_nobody(css: str) -> None:
    for name in build.SCRIPTS:
        script = (build.OUT / name).read_text("utf-8")
        assert len(script) < 8_000, name
        assert not re.search(r"https?://|eval\(|innerHTML|localStorage|sessionStorage", script), name


def test_lock_names_no_registry() -> None:
    lock = (build.FRONT / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert "registry" not in lock
    assert "omit-lockfile-registry-resolved=true" in (build.FRONT / ".npmrc").read_text("utf-8")


def test_first_view_stays_within_its_budget(css: str) -> None:
    """100 KB before images: style sheet, script, and thirty thousand bytes for the page itself."""
    total = sum((build.OUT / name).stat().st_size for name in ("darcha.css", "darcha.js"))
    assert total + 30_000 < 100_000
