"""Articles of law in the reader's language. Packs write "ORQ-445, art. 28". Ignores whether the article exists."""

import re

_ARTICLES = re.compile(r"\bart\. ((?:\d+(?:[–-]\d+)?)(?:, \d+(?:[–-]\d+)?)*)")
_FORMS = {"uz": "{}-modda", "kaa": "{}-statya", "ru": "ст. {}", "en": "art. {}", "uz-cyrl": "{}-модда"}
_ACTS = {
    "ru": {"ORQ-": "ЗРУ-", "VMQ ": "ПКМ ", "PF-": "УП-"},
    "uz": {"ORQ-": "OʻRQ-"},
    "uz-cyrl": {"ORQ-": "ЎРҚ-", "VMQ ": "ВМҚ ", "PF-": "ПФ-"},
}


def cite(article: str, language: str) -> str:
    """The citation as it is written in that language."""
    cited = _ARTICLES.sub(lambda found: _FORMS[language].format(found[1]), article)
    for written, local in _ACTS.get(language, {}).items():
        cited = re.sub(rf"\b{re.escape(written)}", local, cited)
    return cited
