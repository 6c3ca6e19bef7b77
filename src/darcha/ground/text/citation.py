"""Acts of law in the reader's language. Texts write "ORQ-445, art. 28". Ignores whether the article exists."""

import re

from .catalogue import t
from .current import current

_ARTICLES = re.compile(r"\bart\. ((?:\d+(?:[–-]\d+)?)(?:, \d+(?:[–-]\d+)?)*)")
_FORMS = {  # the abbreviation and its number stay on one line
    "uz": "{}-modda",
    "kaa": "{}-statya",
    "ru": "ст.\u00a0{}",
    "en": "art.\u00a0{}",
    "uz-cyrl": "{}-модда",
}
_NAMES = {
    "uz": {"ORQ-": "OʻRQ-"},
    "uz-cyrl": {"ORQ-": "ЎРҚ-", "VMQ ": "ВМҚ ", "PF-": "ПФ-", "PQ-": "ПҚ-", "PQ, ": "ПҚ, ", "BHM ": "БҲМ "},
    "ru": {"ORQ-": "ЗРУ-", "VMQ ": "ПКМ ", "PF-": "УП-", "PQ-": "ПП-", "PQ, ": "ПП, ", "BHM ": "БРВ "},
}
UNKNOWN_ACT = "act unknown"  # written where no act has been found yet
_UNKNOWN = {
    "uz": "hujjat topilmagan",
    "uz-cyrl": "ҳужжат топилмаган",
    "kaa": "hújjet tabılmaǵan",
    "ru": "акт не найден",
    "en": "act not found",
}


def cite(act: str, language: str | None = None, *, confirmed: bool = True) -> str:
    """The citation as it is written in that language; says so when no lawyer has confirmed it yet."""
    language = language or current()
    cited = _ARTICLES.sub(lambda found: _FORMS[language].format(found[1]), act)
    for written, local in _NAMES.get(language, {}).items():
        cited = re.sub(rf"\b{re.escape(written)}", local, cited)
    cited = cited.replace(UNKNOWN_ACT, _UNKNOWN[language])
    return cited if confirmed else t("ground.act.unconfirmed", language, act=cited)
