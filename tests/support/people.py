"""How the demo people come in through the doors: numbers, codes from the demo's outbox, passphrase and app."""

import re
from datetime import date

from playwright.sync_api import Page

from darcha.config.demo import personas
from darcha.ground.identifiers import pinfl

from .visitor import Visitor

OUTBOX = "/uz/demo/outbox"
SIX_DIGITS = re.compile(r"\b\d{6}\b")


def sign_in(visitor: Visitor, persona: str, *, path: str = "sign-in") -> None:
    """PINFL, document, the code that came by SMS. ``path`` is a page that asks for it, or the sign-in page itself."""
    who = personas.people()[persona]
    if not visitor.path.startswith("sign-in"):
        visitor.goto(path)
    seen = len(messages(visitor, who["phone"]))
    visitor.page.fill("#pinfl", who["pinfl"])
    visitor.page.fill("#document", who["document"])
    visitor.click("main form button[type=submit]")
    assert visitor.path.startswith("sign-in/code"), visitor.text()
    visitor.page.fill("#code", new_code(visitor, who["phone"], seen))
    visitor.click("main form button[type=submit]")
    assert not visitor.path.startswith("sign-in"), visitor.text()


def messages(visitor: Visitor, phone: str) -> list[str]:
    """What the outbox has for a phone, newest first."""
    outbox = visitor.context.new_page()
    found = _read(outbox, phone)
    outbox.close()
    return found


def new_code(visitor: Visitor, phone: str, seen: int) -> str:
    """The code of a message that was not there before; the worker sends it when it gets to it."""
    outbox = visitor.context.new_page()
    for _ in range(80):
        found = _read(outbox, phone)
        if len(found) > seen:
            outbox.close()
            code = SIX_DIGITS.search(found[0])
            assert code is not None, found[0]
            return code.group()
        outbox.wait_for_timeout(150)
    raise AssertionError(f"no code came for {phone}")


def _read(outbox: Page, phone: str) -> list[str]:
    outbox.goto(OUTBOX)
    return outbox.locator(f'article[data-channel=sms][data-to="{phone}"]').all_inner_texts()


def staff_sign_in(visitor: Visitor, persona: str) -> None:
    """Login and passphrase as the demo shows them, then the code of the app."""
    if not visitor.path.startswith("office/sign-in"):
        visitor.goto("office/sign-in")
    said = visitor.page.locator("aside form", has_text=personas_name(persona))
    login, passphrase = (said.locator(f"input[name={name}]").input_value() for name in ("login", "passphrase"))
    visitor.page.fill("#login", login)
    visitor.page.fill("#passphrase", passphrase)
    visitor.click("main form button[type=submit]")
    assert visitor.path.startswith("office/sign-in/factor"), visitor.text()
    codes = visitor.page.locator("[aria-labelledby=demo-codes] li", has_text=personas_name(persona))
    visitor.page.fill("#code", codes.locator("strong").inner_text())
    visitor.click("main form button[type=submit]")
    assert not visitor.path.startswith("office/sign-in"), visitor.text()


def wrong_pinfl() -> str:
    """Well-formed, and nobody's: of an area that is not issued and that the demo does not use."""
    return pinfl.make("female", date(1980, 1, 1), 998, 999)


def personas_name(persona: str) -> str:
    """The officer's name."""
    return next(one.name for one in personas.personas() if one.key == persona)
