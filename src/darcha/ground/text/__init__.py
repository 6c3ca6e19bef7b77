"""Texts in four languages: packs' own and the screens'. Uzbek Cyrillic is derived, never written."""

from .canonical import canonical, canonical_values
from .catalogue import all_texts, has_text, t
from .citation import UNKNOWN_ACT, cite
from .current import current, use
from .cyrillic import to_cyrillic
from .dates import write_day, write_moment
from .folding import fold, fold_word, trigrams
from .languages import LANGUAGES, PAGE_LANGUAGES, base_language
from .multilingual import Text
from .numbers import write_number

__all__ = [
    "LANGUAGES",
    "PAGE_LANGUAGES",
    "UNKNOWN_ACT",
    "Text",
    "all_texts",
    "base_language",
    "canonical",
    "canonical_values",
    "cite",
    "current",
    "fold",
    "fold_word",
    "has_text",
    "t",
    "to_cyrillic",
    "trigrams",
    "use",
    "write_day",
    "write_moment",
    "write_number",
]
