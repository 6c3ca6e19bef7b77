"""What is said in four languages: each in its own letters, all with the same gaps to fill. Ignores where it stands."""

import re
from collections.abc import Mapping

from darcha.ground.text import LANGUAGES

from .nodes import Node

NAMES = {"uz": "Uzbek", "kaa": "Karakalpak", "ru": "Russian", "en": "English"}
PLACEHOLDER = re.compile(r"\{(\w*)\}")
_WRONG_APOSTROPHE = re.compile(r"\w['‘’`´]\w")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")


def check_said(node: Node) -> None:
    """Every name of this document, wherever it is said in all languages at once."""
    if isinstance(node.value, dict):
        if set(LANGUAGES) <= set(node.value):
            check_words({language: node.at(language) for language in LANGUAGES}, str(node.place[-1]))
            return
        for key in node.value:
            check_said(node.at(key))
    elif isinstance(node.value, list):
        for item in node.each():
            check_said(item)


def check_words(said: Mapping[str, Node], name: str) -> None:
    """One text in all its languages, each at its place; ``name`` is what it is called by."""
    wanted = set(PLACEHOLDER.findall(said["uz"].value))
    for language in LANGUAGES:
        got = set(PLACEHOLDER.findall(said[language].value))
        if got != wanted:
            said[language].complain(
                f"“{name}” fills {_listed(got)} in {NAMES[language]}, but {_listed(wanted)} in Uzbek.",
                "Names in braces are not translated.",
            )
        _check_letters(language, said[language])
    if _WRONG_APOSTROPHE.search(said["uz"].value):
        said["uz"].complain(
            f"“{name}” has an apostrophe that is not an Uzbek letter.", "Write oʻ and gʻ with ʻ, tutuq belgisi with ʼ."
        )


def _check_letters(language: str, node: Node) -> None:
    """Letters that look alike hide in words of the other script: readers see them, searches and machines do not."""
    for word in _WORD.findall(node.value):
        cyrillic = bool(_CYRILLIC.search(word))
        if cyrillic and (language != "ru" or _LATIN.search(word)):
            node.complain(f"“{word}” in {NAMES[language]} has letters of another alphabet.", "Type the word anew.")
            return


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "nothing"
