"""Which languages there are. ``uz-cyrl`` is a way of writing Uzbek, so it has no texts of its own."""

LANGUAGES = ("uz", "kaa", "ru", "en")
PAGE_LANGUAGES = (*LANGUAGES, "uz-cyrl")


def base_language(language: str) -> str:
    """The language whose texts are used: ``uz`` for ``uz-cyrl``."""
    return "uz" if language == "uz-cyrl" else language
