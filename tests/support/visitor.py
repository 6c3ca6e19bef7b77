"""A person's browser that notices other hosts, broken policy, errors of scripts. Ignores who the person is."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from darcha.furniture.testing import CHROMIUM_FLAGS, axe_violations

from .country import Country

# A name that is not this machine leads nowhere, whatever a page asks for.
FLAGS = [*CHROMIUM_FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
LOCALES = {"uz": "uz-UZ", "ru": "ru-RU", "kaa": "uz-UZ", "en": "en-GB", "uz-cyrl": "uz-UZ"}
WIDE, NARROW = 1280, 360
PATIENCE_MS = 15_000


class Visitor:
    """One context of the browser with one page. ``troubles`` is what must stay empty."""

    def __init__(
        self,
        browser: Browser,
        country: Country,
        *,
        lang: str = "uz",
        width: int = WIDE,
        scheme: str = "light",
        scripts: bool = True,
        state: Mapping[str, Any] | None = None,
    ) -> None:
        self.country, self.lang = country, lang
        self.troubles: list[str] = []
        self.answers: list[Response] = []
        self.context = browser.new_context(
            base_url=country.url,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
            locale=LOCALES[lang],
            storage_state=state,  # type: ignore[arg-type]
            reduced_motion="reduce",
            service_workers="block",  # so that no request passes us by
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on("request", self._asked)
        self.context.on("response", self._answered)
        self.context.on("console", self._said)
        self.context.on("weberror", lambda error: self.troubles.append(f"script: {error.error}"))
        self.page: Page = self.context.new_page()

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.troubles.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        self.answers.append(response)
        if response.status >= 400 and response.request.resource_type != "document":
            self.troubles.append(f"{response.status} {response.url}")
        if response.status >= 500:
            self.troubles.append(f"{response.status} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        refused_page = message.text.startswith("Failed to load resource")  # judged by its status, in _answered
        about_workers = "Service Worker registration blocked by Playwright" in message.text
        if message.type in ("error", "warning") and not refused_page and not about_workers:
            self.troubles.append(f"console {message.type}: {message.text}")

    def goto(self, path: str) -> Response:
        """Open a page of the site; ``path`` without its language."""
        answer = self.page.goto(f"/{self.lang}/{path}")
        assert answer is not None
        return answer

    @property
    def path(self) -> str:
        """Where the page is, without language and query."""
        return urlsplit(self.page.url).path.removeprefix(f"/{self.lang}/")

    def click(self, selector: str) -> None:
        """Click, and be where it leads."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def until(self, there: Callable[[], bool], what: str) -> None:
        """Look again until it is so, as a person would reload."""
        for _ in range(60):
            if there():
                return
            self.page.wait_for_timeout(250)
            self.page.reload()
        raise AssertionError(f"{what} did not happen; the page says: {self.text()}")

    def text(self) -> str:
        """What stands on the page."""
        return str(self.page.inner_text("body"))

    def shows(self, words: str) -> None:
        """Wait until the words are seen."""
        expect(self.page.locator("body")).to_contain_text(words, timeout=PATIENCE_MS)

    def check_page(self, *, axe: bool = True) -> list[str]:
        """What is wrong with the page as it stands, in sentences."""
        wrong = axe_violations(self.page) if axe else []
        if not self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            wrong.append("scrolls sideways")
        return [f"{urlsplit(self.page.url).path}: {sentence}" for sentence in wrong]

    def close(self) -> None:
        """Nothing may have gone wrong unnoticed."""
        self.context.close()
        assert not self.troubles, "\n".join(self.troubles)
