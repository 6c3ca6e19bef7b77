"""The screens' texts: YAML files ``text/**/<language>.yaml`` inside the packages that show them, read once."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from .current import current
from .cyrillic import to_cyrillic
from .languages import LANGUAGES, base_language

_SOURCES = Path(__file__).parents[2]
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_PLURALS = {
    "uz": "uz",
    "ru": "ru",
    "en": "en",
    "kaa": "kk",
}  # CLDR has no kaa: Kazakh's rule is the nearest kin's


def _flatten(node: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in node.items():
        path = f"{prefix}{key}"
        if isinstance(value, dict) and "other" not in value:
            flat.update(_flatten(value, path + "."))
        else:
            flat[path] = value
    return flat


def text_files(language: str) -> list[Path]:
    """Every text file of a language, in a stable order."""
    return sorted(path for path in _SOURCES.rglob(f"{language}.yaml") if "text" in path.relative_to(_SOURCES).parts)


@cache
def all_texts(language: str) -> dict[str, Any]:
    """Every screen text of a language by key. Raises ValueError when two files claim one key."""
    texts: dict[str, Any] = {}
    for path in text_files(language):
        for key, value in _flatten(yaml.safe_load(path.read_text("utf-8")) or {}).items():
            if key in texts:
                raise ValueError(f"{path}: {key} is already said elsewhere")
            texts[key] = value
    return texts


@cache
def _plural_rule(language: str) -> Any:
    return Locale(_PLURALS[language]).plural_form


def t(key: str, language: str | None = None, **params: object) -> str:
    """The text of that key. Params fill ``{name}``; ``n`` chooses the plural. Raises KeyError for an unknown key."""
    language = language or current()
    base = base_language(language)
    value = all_texts(base)[key]
    if isinstance(value, dict):
        value = value.get(_plural_rule(base)(params.get("n", 0)), value["other"])
    if language == "uz-cyrl":
        value = to_cyrillic(str(value))
    return _filled(str(value), params) if params else str(value)


def _filled(words: str, params: dict[str, object]) -> str:
    literals, names = _parts(words)
    if not names:
        return words
    said = [literals[0]]
    for literal, name in zip(literals[1:], names, strict=True):
        said += (str(params.get(name, f"{{{name}}}")), literal)
    return "".join(said)


@lru_cache(maxsize=10_000)
def _parts(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands between the placeholders, and their names."""
    parts = _PLACEHOLDER.split(words)
    return tuple(parts[::2]), tuple(parts[1::2])


def has_text(key: str) -> bool:
    """Whether the key is said at all."""
    return key in all_texts(LANGUAGES[0])
