"""The language of a page is the first segment of its path. Ignores texts: they are found by ground.text."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from darcha.ground import text

# The order of the switch, and each language in its own letters.
SHORT_NAMES = {"uz": "Oʻz", "uz-cyrl": "Ўз", "kaa": "Qq", "ru": "Ру", "en": "En"}
FULL_NAMES = {
    "uz": "Oʻzbekcha",
    "uz-cyrl": "Ўзбекча",
    "kaa": "Qaraqalpaqsha",
    "ru": "Русский",
    "en": "English",
}
TAGS = {"uz": "uz-Latn", "uz-cyrl": "uz-Cyrl", "kaa": "kaa", "ru": "ru", "en": "en"}
DEFAULT = "uz"


class LanguageConverter:
    """``<lang:lang>`` in a route: one of the page languages."""

    regex = "uz-cyrl|uz|kaa|ru|en"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def of_path(path: str) -> str | None:
    """The language that a path begins with, or None when it begins with something else."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in text.PAGE_LANGUAGES else None


def preferred(request: HttpRequest) -> str:
    """The first language of the device that we speak; Uzbek otherwise."""
    wanted = []
    for place, part in enumerate(request.headers.get("Accept-Language", "")[:200].split(",")):
        tag, _, quality = part.strip().lower().partition(";q=")
        try:
            wanted.append((-float(quality or 1), place, tag))
        except ValueError:
            continue
    for _, _, tag in sorted(wanted):
        found = "uz-cyrl" if tag.startswith("uz-cyrl") else tag.partition("-")[0]
        if found in text.PAGE_LANGUAGES:
            return found
    return DEFAULT


class SpokenRequest(HttpRequest):
    """A request whose language is known."""

    lang: str


class LanguageMiddleware:
    """Sets ``request.lang`` and the language in use; views never see the segment."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: SpokenRequest) -> HttpResponse:
        language = of_path(request.path_info) or preferred(request)
        request.lang = language
        with text.use(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", TAGS[language])
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: list[Any], kwargs: dict[str, Any]
    ) -> None:
        kwargs.pop("lang", None)
