"""Uzbek Latin to Cyrillic for whole texts. Ignores names from registers and identifiers: never pass those.

Words go to the engine one by one, so that spaces and signs stay exactly as they were. What is not Uzbek stays Latin:
places to fill, addresses, codes with figures in them, names of headers, commands, international abbreviations.
"""

import re
from functools import cache, lru_cache
from typing import Any

_INTERNATIONAL = "QR|PDF/A|PDF|SMS|TOTP|OpenAPI|API|CSV|JPEG|JPG|PNG|XML|JSON|JavaScript|WCAG|POST|ID|Darcha|DARCHA"
_ACTS = "ORQ|O\u02bbRQ|PF|PQ|VMQ"  # acts of law are cited in the script of the text
_KEEP = re.compile(
    r"\{\w*\}|&\w+;|<[^>]+>"
    r"|https?://\S+|\S+@[\w.-]+|\b[a-z0-9-]{2,}(?:\.[a-z]{2,})+\b|\b[a-z]+/[a-z]*[\d+]\S*"
    r"|\b\d{2} [A-Z] \d{3} [A-Z]{2}\b"
    rf"|\b(?!(?:{_ACTS})-)(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*\b"
    r"|\b[A-Z][A-Za-z]+-[A-Z][a-z]+\b|\bAuthorization\b|\be-mail\b|\bpasskey\b|\bdarcha demo \w+"
    r"|(?<![\w.])[IVX]+(?![\w.\u02bb\u02bc])"
    rf"|(?<![A-Za-z])(?:{_INTERNATIONAL})(?![A-Z])"
)
_WORD = re.compile(r"[A-Za-z\u02bb\u02bc]+")
_NO_HYPHEN = re.compile(
    r"(?<=\d)-(?=(?:yil|yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr))"
)
_ONE_LETTER = str.maketrans("abdefghijklmnopqrstuvxyz", "абдэфгҳижклмнопқрстувхйз")  # the engine drops them
_MISSPELT = {"angor": "ангор", "shular": "шулар", "kompyuter": "компьютер", "konsepsiya": "концепция"}  # by the engine
_SOFT = re.compile(
    r"ь(?=(?:лар)?(?:им|инг|и|имиз|ингиз)?(?:га|да|дан|ни|нинг|даги|дек|сиз|ли)?$)(?!$)"
)  # a final soft sign falls before an ending


@cache
def _engine() -> Any:
    from UzTransliterator import UzTransliterator

    return UzTransliterator()


@lru_cache(maxsize=20_000)
def to_cyrillic(text: str) -> str:
    """The text in Uzbek Cyrillic; what is not Uzbek stays as it is."""
    parts: list[str] = []
    end = 0
    for kept in _KEEP.finditer(text):
        parts += [_convert(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*parts, _convert(text[end:])])


def _convert(text: str) -> str:
    return _WORD.sub(lambda found: _word(found.group()), _NO_HYPHEN.sub(" ", text))


@lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    before, apart, after = word.partition("s\u02bch")  # s and h, not sh: Is\u02bchoq
    if apart:
        return _word(f"{before}s") + _word(f"h{after}")
    for latin, cyrillic in _MISSPELT.items():
        if word.lower().startswith(latin):
            written = cyrillic.capitalize() if word[0].isupper() else cyrillic
            return written + (_word(word[len(latin) :]) if len(word) > len(latin) else "")
    bare = word.replace("\u02bb", "\u2018").replace("\u02bc", "\u2019")
    if len(word) == 1 or word.lower() == "o\u02bb":
        letter = "ў" if word.lower() == "o\u02bb" else word.lower().translate(_ONE_LETTER)
        return letter.upper() if word[0].isupper() else letter
    return _SOFT.sub("", str(_engine().transliterate(bare, "lat", "cyr")))
