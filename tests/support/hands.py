"""Two ways to use a page: by a mouse, and by a keyboard alone. Ignores what the page is about.

By a keyboard everything is reached with Tab, opened with Enter, chosen with the space bar and the arrows; whatever has
the focus on the way must show it.
"""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

FARTHEST = 250  # presses of Tab from the top of a page
# What is wrong with what has the focus, and whether it is what was looked for. Chromium draws the focus by outline,
# border or shadow; what is not drawn at all has no place on the page. The beginning of a page has no focus to show.
HERE = """wanted => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  if (one === document.body) return {is: false, seen: true, name: 'body'};
  const marks = [one, one.nextElementSibling, one.parentElement].filter(Boolean)
    .flatMap(part => ['', '::before', '::after'].map(piece => getComputedStyle(part, piece)));
  const drawn = marks.some(style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
    || style.boxShadow !== 'none');
  return {is: one.matches(wanted), seen: box.width > 0 && drawn && one.matches(':focus-visible, :focus-within'),
    name: one.outerHTML.slice(0, 120)};
}"""
MOMENT_KEYS = "{2}{1}{0}"  # as the parts of a date stand in every locale that is used here: day, month, year


def in_parts(page: Page, said: Mapping[str, Any]) -> dict[str, Any]:
    """A day is typed in three parts, where the form asks for it so."""
    parts: dict[str, Any] = {}
    for name, value in said.items():
        if page.locator(f"[name={name}-day]").count():
            year, month, day = str(value).split("-")
            parts |= {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
        else:
            parts[name] = value
    return parts


class Mouse:
    """Points and clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, selector: str) -> None:
        """A link or a button; what is folded is unfolded first."""
        one = self.page.locator(selector).first
        if not one.is_visible():
            self.page.locator("details", has=self.page.locator(selector)).first.locator("summary").click()
        with self.page.expect_navigation():
            one.click()

    def fill(self, said: Mapping[str, Any]) -> None:
        """A form, by the names of its fields."""
        for name, value in in_parts(self.page, said).items():
            field = self.page.locator(f"[name={name}]").first
            for one in value if isinstance(value, list) else [value]:
                if kind_of(field) == "select":
                    field.select_option(str(one))
                elif kind_of(field) in ("radio", "checkbox"):
                    self.page.locator(f'[name={name}][value="{one}"]').check()
                else:
                    field.fill(str(one))


class Keyboard:
    """Never points at anything. ``unseen``: what had the focus and did not show it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: set[str] = set()

    def press(self, selector: str) -> None:
        """A link or a button; what is folded is unfolded first."""
        if not self.page.locator(selector).first.is_visible():
            self.reach("summary", holding=selector)
            self.page.keyboard.press("Space")
        self.reach(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def fill(self, said: Mapping[str, Any]) -> None:
        """A form, from its first field to its last."""
        for name, value in in_parts(self.page, said).items():
            field = self.page.locator(f"[name={name}]").first
            match kind_of(field):
                case "select":
                    self.reach(f"[name={name}]")
                    self._until(f'select[name={name}] option[value="{value}"]:checked', "ArrowDown")
                case "radio":
                    self.reach(f"[name={name}]")
                    self.page.keyboard.press("Space")
                    self._until(f'[name={name}][value="{value}"]:checked', "ArrowDown")
                case "checkbox":
                    for one in value:
                        self.reach(f'[name={name}][value="{one}"]')
                        self.page.keyboard.press("Space")
                case "datetime-local":
                    self.reach(f"[name={name}]")
                    day, hour = str(value).split("T")
                    self.page.keyboard.type(MOMENT_KEYS.format(*day.split("-")))
                    self.page.keyboard.press("ArrowRight")
                    self.page.keyboard.type(hour.replace(":", ""))
                case _:
                    self.reach(f"[name={name}]")
                    self.page.keyboard.press("Control+A")
                    self.page.keyboard.insert_text(str(value))

    def reach(self, selector: str, holding: str = "") -> None:
        """Tab until it has the focus. ``holding``: the fold that this stands in."""
        if holding:
            selector = f"details:has({holding}) > {selector}"
        for _ in range(FARTHEST):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(HERE, selector)
            if not here["seen"]:
                self.unseen.add(here["name"])
            if here["is"]:
                return
        raise AssertionError(f"{selector} cannot be reached by Tab")

    def _until(self, selector: str, key: str) -> None:
        for _ in range(FARTHEST):
            if self.page.locator(selector).count():
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{selector} cannot be chosen by {key}")


def kind_of(field: Any) -> str:
    """``select``, ``textarea``, or the type of an input."""
    return str(field.evaluate("one => one.type.startsWith('select') ? 'select' : one.type"))
