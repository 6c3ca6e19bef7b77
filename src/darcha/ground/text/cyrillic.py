"""Uzbek Latin to Cyrillic for whole texts. Ignores names from registers and identifiers: never pass those."""

import re
from functools import cache, lru_cache
from typing import Any

_KEEP = re.compile(
    r"\{\w*\}|https?://\S+|\S+@\S+|\b(?:QR|PDF/?A?|SMS|TOTP|API|CSV|JPG|PNG|XML|JSON|ID|Darcha|e-mail)\b|&\w+;|<[^>]+>"
)


@cache
def _engine() -> Any:
    from UzTransliterator import UzTransliterator

    return UzTransliterator()


@lru_cache(maxsize=20_000)
def to_cyrillic(text: str) -> str:
    """The text in Uzbek Cyrillic; placeholders, addresses and international abbreviations stay as they are."""
    parts: list[str] = []
    end = 0
    for kept in _KEEP.finditer(text):
        parts += [_convert(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*parts, _convert(text[end:])])


def _convert(text: str) -> str:
    if not text.strip():
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    plain = text.strip().replace("\u02bb", "\u2018").replace("\u02bc", "\u2019")
    return lead + str(_engine().transliterate(plain, "lat", "cyr")) + trail
