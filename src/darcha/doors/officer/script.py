"""Whether a letter is plainly in other letters than the application that it answers. Source: ORQ-445, article 27: the
reply is in the language of the petition as far as possible. Ignores languages of one script, and refuses nothing."""

import re
from typing import Literal

from darcha.kernel.cases.types import CaseView
from darcha.kernel.catalogue.types import QuestionType

_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u052f]"), re.compile(r"[A-Za-z\u00c0-\u024f]")
_FEWEST = 12  # letters: fewer are a name or a number of a law
_PLAINLY = 0.8  # of the letters: the rest are names, addresses, quotations
_IN_CYRILLIC = ("ru", "uz-cyrl")

Script = Literal["cyrillic", "latin", ""]


def script_of(text: str) -> Script:
    """In which letters nearly all of it is; empty where that is not plain."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic + latin < _FEWEST:
        return ""
    if cyrillic >= _PLAINLY * (cyrillic + latin):
        return "cyrillic"
    return "latin" if latin >= _PLAINLY * (cyrillic + latin) else ""


def is_in_other_script(view: CaseView, words: str) -> bool:
    """The application speaks by what its writer wrote at length, and by its language where that says nothing."""
    long = [one.key for one in view.service.form.questions() if one.type is QuestionType.LONG_TEXT]
    written = script_of(" ".join(str(view.answers.get(key) or "") for key in long))
    written = written or ("cyrillic" if view.language in _IN_CYRILLIC else "latin")
    return script_of(words) not in ("", written)
