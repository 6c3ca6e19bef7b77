"""Helpers of browser tests: Chromium's flags and axe, the accessibility checker. Never part of a page."""

from pathlib import Path
from typing import Any

from .build import FRONT, install_front

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def axe_source() -> str:
    """The script of axe-core, from the locked npm packages."""
    script: Path = FRONT / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        install_front()
    return script.read_text("utf-8")


def axe_violations(page: Any) -> list[str]:
    """What axe finds on a playwright page: rule, element, why. Evaluated by the tester, so the page's policy stands."""
    page.evaluate(axe_source())
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]
