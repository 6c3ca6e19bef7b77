"""Stretches of a citizen's and an officer's way that several journeys share. Ignores what each proves at its end."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .forms import walk
from .visitor import Visitor

CASE = "applications/"
LAW = "Chiroqlar qachon yonadi: ORQ-445, 28-modda"


def apply(visitor: Visitor, service: str, answers: Mapping[str, Any], **more: Any) -> str:
    """From the open form to the receipt; gives the path of the case."""
    walk(visitor, service, answers, **more)
    send(visitor)
    return visitor.path.removesuffix("/submitted")


def send(visitor: Visitor) -> None:
    """From the page where everything is checked to the receipt."""
    visitor.click("form.declaration button[type=submit]")
    assert visitor.path.startswith(CASE) and visitor.path.endswith("/submitted"), visitor.text()


def number_of(visitor: Visitor) -> str:
    """The number on the receipt."""
    return visitor.page.locator(".receipt__number").inner_text().removeprefix("№").strip()


def pay(visitor: Visitor) -> None:
    """From any page with the invoice through the provider's page and back to what became of it."""
    visitor.click("section.fee form button")
    assert visitor.page.url.startswith(visitor.country.checkout), visitor.page.url
    visitor.click("button[name=do][value=pay]")
    assert visitor.path.startswith("paid/"), visitor.page.url
    visitor.until(lambda: visitor.page.locator(".banner--done").count() == 1, "the payment")


def decide(officer: Visitor, number: str, act: str, words: str = "") -> None:
    """The officer opens the case by its number, does the act, and sees it done."""
    officer.goto("office/")
    officer.page.fill("#number", number)
    with officer.page.expect_navigation():
        officer.page.press("#number", "Enter")
    assert number in officer.page.locator("main").inner_text(), officer.text()
    case = officer.path
    officer.click(f'main .buttons a[href*="/cases/"][href*="/{act}"]')
    if words:
        officer.page.fill("#words", words)
    if act == "reply":
        officer.page.fill("#grounds", LAW)
    officer.click("[aria-labelledby=act] form button[type=submit]:not([name])")
    assert officer.path == case, officer.text()


def paper_of(visitor: Visitor, case: str, into: Path) -> Path:
    """Wait on the page of the case until its paper is there, and download it."""
    visitor.goto(case)
    paper = visitor.page.locator('a[href*="/documents/"]')
    visitor.until(lambda: paper.count() > 0, "the document")
    address = str(paper.first.get_attribute("href"))
    answer = visitor.context.request.get(address)
    assert answer.ok and answer.headers["content-type"] == "application/pdf", answer.status
    into.write_bytes(answer.body())
    return into


def text_of(pdf: Path) -> str:
    """The words of a PDF."""
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True)
    return done.stdout
