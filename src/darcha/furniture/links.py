"""Addresses of our own pages in the language of the page. Ignores where a link is drawn."""

from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from . import language as languages

_PLACES = [UUID(int=0xDA2C_4A00_0000_4000_8000_0000_0000_0000 + n) for n in range(8)]


def to(request: HttpRequest | None, name: str, *, lang: str | None = None, **kwargs: object) -> str:
    """The address of a named page, in the request's language unless told otherwise. Raises NoReverseMatch."""
    lang = lang or getattr(request, "lang", None) or languages.DEFAULT
    ids = [(key, value) for key, value in kwargs.items() if type(value) is UUID]
    places = dict(zip((key for key, _ in ids), _PLACES, strict=False))
    address = _written(settings.ROOT_URLCONF, name, lang, tuple((kwargs | places).items()))
    for (_, value), place in zip(ids, _PLACES, strict=False):
        address = address.replace(str(place), str(value))
    return address


@lru_cache(maxsize=4096)
def _written(routes: str, name: str, lang: str, kwargs: tuple[tuple[str, object], ...]) -> str:
    """Every page draws a score of addresses that are the same on each; and a list of a hundred cases needs one, with a
    place for the id in it."""
    try:
        return reverse(name, kwargs={"lang": lang, **dict(kwargs)})
    except NoReverseMatch:
        return reverse(name, kwargs=dict(kwargs))


def find(request: HttpRequest | None, name: str, **kwargs: object) -> str:
    """Like ``to``, but empty when this installation has no such page."""
    try:
        return to(request, name, **kwargs)  # type: ignore[arg-type]
    except NoReverseMatch:
        return ""


def in_language(path: str, lang: str) -> str:
    """The same page in another language; a path without a language leads to that language's home."""
    return f"/{lang}/{beyond_language(path)}"


def beyond_language(path: str) -> str:
    """What follows the language in a path; empty for one that names none."""
    return "" if languages.of_path(path) is None else path.lstrip("/").partition("/")[2]


def is_ours(request: HttpRequest, url: str | None) -> bool:
    """Whether a ``next`` address stays on this site; anything else must not be followed. Nor what holds signs that
    browsers leave out before they read it."""
    if not url or not url.startswith("/") or not url.isprintable():
        return False
    return url_has_allowed_host_and_scheme(url, allowed_hosts=None)
