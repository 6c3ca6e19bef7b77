"""The sentence of a line with registries by name. Ignores who reads it, and what else stands beside it."""

from collections.abc import Mapping
from typing import Any

from darcha.kernel.catalogue import api as catalogue

from ..rules.shown import line_text


def line_words(code: str, params: Mapping[str, Any], language: str) -> str:
    """As ``line_text``, for people."""
    if params.get("registry"):
        params = {**params, "registry": catalogue.registry_name(str(params["registry"]), language)}
    return line_text(code, params, language)
