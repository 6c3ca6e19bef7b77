"""Words as search and comparison see them: one skeleton for both scripts, apostrophes, x and h, ye and e. Ignores
meaning."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:[ʻʼ'‘’`´]+[^\W_]+)*[ʻʼ'‘’`´]*")
_APOSTROPHES = re.compile(r"[ʻʼ'‘’`´ʹ]+")
_CYRILLIC = dict(zip("абвгдезийклмнопрстуфхцыэқғҳўәөүңі", "abvgdeziyklmnoprstufhsieqghoaouni", strict=True)) | {
    "ё": "yo",
    "ж": "j",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ю": "yu",
    "я": "ya",
    "ъ": "",
    "ь": "",
}
_LATIN = {"ı": "i", "ş": "sh", "ç": "ch", "ŋ": "n", "x": "h", "w": "v", "ñ": "n"}
_TO_LATIN = str.maketrans("аеорсухтмкнвАВЕКМНОРСТУХ", "aeopcyxtmkhbABEKMHOPCTYX")  # letters that look alike
_TO_CYRILLIC = str.maketrans("aeopcyxtmkhbABEKMHOPCTYX", "аеорсухтмкнвАВЕКМНОРСТУХ")


def fold_word(word: str) -> str:
    """The skeleton of one word; empty when nothing is left."""
    word = _one_script(_APOSTROPHES.sub("", word)).casefold()
    letters = "".join(_CYRILLIC.get(sign, sign) for sign in unicodedata.normalize("NFC", word))
    bare = "".join(sign for sign in unicodedata.normalize("NFD", _latin(letters)) if not unicodedata.combining(sign))
    return _latin(bare).replace("ye", "e").replace("ts", "s")


def fold(text: str) -> list[str]:
    """The skeletons of the words of a text, in order."""
    return [folded for found in _WORD.findall(text) if (folded := fold_word(found))]


def trigrams(word: str) -> set[str]:
    """The trigrams of a skeleton, with its ends marked."""
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _latin(word: str) -> str:
    return "".join(_LATIN.get(sign, sign) for sign in word)


def _one_script(word: str) -> str:
    """A word with letters of both scripts gets the look-alikes of the script that has most of its letters."""
    cyrillic = sum("\u0400" <= sign <= "\u052f" for sign in word)
    latin = sum(sign.isascii() and sign.isalpha() for sign in word)
    if not cyrillic or not latin:
        return word
    return word.translate(_TO_LATIN if latin >= cyrillic else _TO_CYRILLIC)
