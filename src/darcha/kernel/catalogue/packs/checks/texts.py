"""All four languages say the same things with the same gaps to fill, and nothing is said in vain. Ignores notices."""

from darcha.ground.text import LANGUAGES

from ..mistakes import did_you_mean
from ..said import NAMES, check_words
from .under_check import UnderCheck

_USED_BY_TEMPLATES = "document."


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
            check_words({language: root.at(key) for language, root in roots.items()}, key)
    for key in sorted(roots["uz"].value):
        if key not in under.texts.taken and key != "keywords" and not key.startswith(_USED_BY_TEMPLATES):
            roots["uz"].at(key).complain(f"Nothing uses the text “{key}”.", "Remove it in all languages, or use it.")
