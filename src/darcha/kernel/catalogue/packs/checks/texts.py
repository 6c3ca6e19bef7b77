"""All four languages say the same things with the same gaps to fill, and nothing is said in vain. Ignores notices."""

import re

from darcha.ground.text import LANGUAGES

from ..mistakes import did_you_mean
from ..nodes import Node
from .under_check import UnderCheck

NAMES = {"uz": "Uzbek", "kaa": "Karakalpak", "ru": "Russian", "en": "English"}
PLACEHOLDER = re.compile(r"\{(\w*)\}")
_WRONG_APOSTROPHE = re.compile(r"\w['‘’`´]\w")
_USED_BY_TEMPLATES = "document."
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")


def check_texts(under: UnderCheck) -> None:
    """text/*.yaml: complete, equal, used."""
    roots = {language: under.root(f"text/{language}.yaml") for language in LANGUAGES}
    said_in = {
        key: [one for one in LANGUAGES if key in roots[one].value] for root in roots.values() for key in root.value
    }
    unsaid = {
        language: {key for key, have in said_in.items() if language not in have and len(have) > 1}
        for language in LANGUAGES
    }
    for key, have in sorted(said_in.items()):
        if len(have) == 1 and key not in under.texts.taken:
            meant = unsaid[have[0]]
            hint = did_you_mean(key, meant) if meant else "Say it in the other languages too, or remove it."
            roots[have[0]].at(key).complain(f"“{key}” is said in {NAMES[have[0]]} only.", hint)
            continue
        for language in LANGUAGES:
            if language not in have:
                first = roots[have[0]]
                said = str(first.value[key])[:80]
                roots[language].complain(
                    f"“{key}” is missing in {NAMES[language]}.", f"{NAMES[have[0]]} says: “{said}”."
                )
        if key != "keywords" and len(have) == len(LANGUAGES):
            _check_one(key, roots)
    for key in sorted(roots["uz"].value):
        if key not in under.texts.taken and key != "keywords" and not key.startswith(_USED_BY_TEMPLATES):
            roots["uz"].at(key).complain(f"Nothing uses the text “{key}”.", "Remove it in all languages, or use it.")


def _check_one(key: str, roots: dict[str, Node]) -> None:
    wanted = set(PLACEHOLDER.findall(roots["uz"].value[key]))
    for language in LANGUAGES[1:]:
        got = set(PLACEHOLDER.findall(roots[language].value[key]))
        if got != wanted:
            roots[language].at(key).complain(
                f"“{key}” fills {_listed(got)} in {NAMES[language]}, but {_listed(wanted)} in Uzbek.",
                "Names in braces are not translated.",
            )
    for language in LANGUAGES:
        _check_letters(key, language, roots[language])
    if _WRONG_APOSTROPHE.search(roots["uz"].value[key]):
        roots["uz"].at(key).complain(
            f"“{key}” has an apostrophe that is not an Uzbek letter.", "Write oʻ and gʻ with ʻ, tutuq belgisi with ʼ."
        )


def _check_letters(key: str, language: str, root: Node) -> None:
    """Letters that look alike hide in words of the other script: readers see them, searches and machines do not."""
    for word in _WORD.findall(root.value[key]):
        cyrillic = bool(_CYRILLIC.search(word))
        if cyrillic and (language != "ru" or _LATIN.search(word)):
            root.at(key).complain(
                f"“{word}” in {NAMES[language]} has letters of another alphabet.", "Type the word anew."
            )
            return


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "nothing"
