"""All four languages say the same things with the same gaps to fill, and nothing is said in vain. Ignores meaning."""

import re
from pathlib import PurePosixPath

from darcha.ground.text import LANGUAGES

from ..nodes import Node
from .under_check import UnderCheck

NAMES = {"uz": "Uzbek", "kaa": "Karakalpak", "ru": "Russian", "en": "English"}
PLACEHOLDERS = ("number", "service", "body", "due", "pay_by", "amount", "question", "ground", "document")
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_WRONG_APOSTROPHE = re.compile(r"\w['‘’`´]\w")
_USED_BY_TEMPLATES = "document."


def check_texts(under: UnderCheck) -> None:
    """text/*.yaml: complete, equal, used; notices fill only what is known."""
    roots = {language: under.root(f"text/{language}.yaml") for language in LANGUAGES}
    keys = sorted({key for root in roots.values() for key in root.value})
    for key in keys:
        have = [language for language in LANGUAGES if key in roots[language].value]
        for language in LANGUAGES:
            if language not in have:
                first = roots[have[0]]
                said = str(first.value[key])[:80]
                roots[language].complain(
                    f"“{key}” is missing in {NAMES[language]}.", f"{NAMES[have[0]]} says: “{said}”."
                )
        if key != "keywords" and len(have) == len(LANGUAGES):
            _check_one(key, roots)
    for key in keys:
        if key not in under.texts.taken and key != "keywords" and not key.startswith(_USED_BY_TEMPLATES):
            roots["uz"].at(key).complain(f"Nothing uses the text “{key}”.", "Remove it in all languages, or use it.")
    for path, notice in under.roots("notices/"):
        if PurePosixPath(path).stem != notice.get("event"):
            notice.at("event").complain(f"The notice of “{notice.get('event')}” stands in {path}.", "Use one name.")
        for part in ("subject", "body", "sms"):
            _check_filled(notice, part, roots["uz"])
        if "sms" in notice.get("channels", ()) and "sms" not in notice:
            notice.at("channels").complain("An SMS is sent, but its words are missing.", "Add “sms:”.")


def _check_one(key: str, roots: dict[str, Node]) -> None:
    wanted = set(_PLACEHOLDER.findall(roots["uz"].value[key]))
    for language in LANGUAGES[1:]:
        got = set(_PLACEHOLDER.findall(roots[language].value[key]))
        if got != wanted:
            roots[language].at(key).complain(
                f"“{key}” fills {_listed(got)} in {NAMES[language]}, but {_listed(wanted)} in Uzbek.",
                "Names in braces are not translated.",
            )
    if _WRONG_APOSTROPHE.search(roots["uz"].value[key]):
        roots["uz"].at(key).complain(
            f"“{key}” has an apostrophe that is not an Uzbek letter.", "Write oʻ and gʻ with ʻ, tutuq belgisi with ʼ."
        )


def _check_filled(notice: Node, part: str, texts: Node) -> None:
    for name in _PLACEHOLDER.findall(texts.value.get(notice.get(part), "")):
        if name not in PLACEHOLDERS:
            texts.at(notice.get(part)).complain(
                f"A notice cannot fill “{{{name}}}”.", f"It may fill: {', '.join(PLACEHOLDERS)}."
            )


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "nothing"
