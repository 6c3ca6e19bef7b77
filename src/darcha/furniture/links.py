"""Addresses of our own pages in the language of the page. Ignores where a link is drawn."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from . import language as languages


def to(request: HttpRequest | None, name: str, *, lang: str | None = None, **kwargs: object) -> str:
    """The address of a named page, in the request's language unless told otherwise. Raises NoReverseMatch."""
    lang = lang or getattr(request, "lang", None) or languages.DEFAULT
    try:
        return reverse(name, kwargs={"lang": lang, **kwargs})
    except NoReverseMatch:
        return reverse(name, kwargs=kwargs)


def find(request: HttpRequest | None, name: str, **kwargs: object) -> str:
    """Like ``to``, but empty when this installation has no such page."""
    try:
        return to(request, name, **kwargs)  # type: ignore[arg-type]
    except NoReverseMatch:
        return ""


def in_language(path: str, lang: str) -> str:
    """The same page in another language; a path without a language leads to that language's home."""
    segments = path.lstrip("/").split("/", 1)
    if languages.of_path(path) is None:
        return f"/{lang}/"
    return f"/{lang}/{segments[1] if len(segments) > 1 else ''}"


def is_ours(request: HttpRequest, url: str | None) -> bool:
    """Whether a ``next`` address stays on this site; anything else must not be followed. Nor what holds signs that
    browsers leave out before they read it."""
    if not url or not url.startswith("/") or not url.isprintable():
        return False
    return url_has_allowed_host_and_scheme(url, allowed_hosts=None)
