"""The language of the page or message being made, for code that is far from the request."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_language: ContextVar[str] = ContextVar("darcha_language", default="uz")


def current() -> str:
    """The language in use; Uzbek outside any request."""
    return _language.get()


@contextmanager
def use(language: str) -> Iterator[None]:
    """Use a language until the block ends."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)
