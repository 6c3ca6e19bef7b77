"""What people write in the one form in which it is kept: canonical, and without signs that nobody sees.

Signs that turn the direction of what follows, hide between letters or pile up on one make a text read otherwise than it
stands. Real names and words need none of them but the two joiners. Ignores letters that look like other letters.
"""

import re
import unicodedata
from collections.abc import Mapping
from itertools import groupby
from typing import Any

_JOINERS = frozenset("\u200c\u200d")  # Persian and Indic letters, and emoji, are joined by them
# Letters and numbers of any script, and the signs that people write with: whoever writes nothing else is seldom wrong.
_PLAIN = re.compile(r"[\w\n\t -~«»“”„‘’–—…№]*")
_MOST_MARKS = 4  # on one letter: more than any language piles up once it is composed


def canonical(text: str) -> str:
    """The text in NFC with plain line ends; controls, direction signs, tags and half characters left out."""
    if _PLAIN.fullmatch(text) and unicodedata.is_normalized("NFC", text):
        return text
    seen = "".join(_seen(letter) for letter in unicodedata.normalize("NFC", text.replace("\r\n", "\n")))
    return unicodedata.normalize("NFC", _unpiled(seen))


def canonical_values(value: Any) -> Any:
    """The same JSON value with every text in it canonical."""
    if isinstance(value, str):
        return canonical(value)
    if isinstance(value, Mapping):
        return {key: canonical_values(entry) for key, entry in value.items()}
    return [canonical_values(entry) for entry in value] if isinstance(value, (list, tuple)) else value


def _seen(letter: str) -> str:
    if letter in "\n\t" or letter in _JOINERS:
        return letter
    category = unicodedata.category(letter)
    if category in ("Zl", "Zp"):
        return "\n"
    return "" if category.startswith("C") else letter


def _unpiled(text: str) -> str:
    """At most so many marks on each letter."""
    runs = ((is_mark, list(run)) for is_mark, run in groupby(text, _is_mark))
    return "".join("".join(run[:_MOST_MARKS] if is_mark else run) for is_mark, run in runs)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me")
