"""What every template knows: language, who is here, whether this is a demonstration. No queries are made here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from darcha.ground.read_only import standing

from . import language as languages
from . import links


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """One entry of the language switch."""

    code: str
    tag: str
    short: str
    name: str
    url: str
    is_current: bool


def language_links(path: str, lang: str) -> tuple[LanguageLink, ...]:
    """The same page in every language, in the order of the switch."""
    return tuple(
        LanguageLink(
            code=code,
            tag=languages.TAGS[code],
            short=short,
            name=languages.FULL_NAMES[code],
            url=links.in_language(path, code),
            is_current=code == lang,
        )
        for code, short in languages.SHORT_NAMES.items()
    )


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: lang, html_lang, demo, read_only, who, csp_nonce, path."""
    lang = getattr(request, "lang", languages.DEFAULT)
    path = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    nonce: Callable[[], str] = lambda: str(getattr(request, "csp_nonce", ""))  # noqa: E731  made only when asked
    return {
        "lang": lang,
        "html_lang": languages.TAGS[lang],
        "demo": getattr(settings, "DARCHA_DEMO", False),
        "read_only": standing() is not None,
        "who": getattr(request, "who", None),
        "csp_nonce": nonce,
        "path": path,
    }
