"""Uzbek Latin to Cyrillic for whole texts. Ignores names from registers and identifiers: never pass those."""

import re
from functools import cache, lru_cache
from typing import Any

_ONE_LETTER_WORDS = {"u": "у", "U": "У", "oʻ": "ў", "Oʻ": "Ў"}  # the engine drops them
_KEEP = re.compile(
    r"(?<![\w\u02bb\u02bc])(?:[uU]|[oO]\u02bb)(?![\w\u02bb\u02bc])|\{\w*\}|https?://\S+|\S+@\S+|\b(?:QR|PDF/?A?|SMS|TOTP|API|CSV|JPG|PNG|XML|JSON|ID|Darcha|e-mail)\b|&\w+;|<[^>]+>"
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
        parts += [_convert(text[end : kept.start()]), _ONE_LETTER_WORDS.get(kept.group(), kept.group())]
        end = kept.end()
    return "".join([*parts, _convert(text[end:])])


def _convert(text: str) -> str:
    if not text.strip():
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    plain = text.strip().replace("\u02bb", "\u2018").replace("\u02bc", "\u2019")
    return lead + str(_engine().transliterate(plain, "lat", "cyr")) + trail
