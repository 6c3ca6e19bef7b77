"""The sentence of a line with registries and bodies by name. Ignores who reads it, and what else stands beside it."""

from collections.abc import Mapping
from typing import Any

from darcha.ground.text import t
from darcha.kernel.catalogue import api as catalogue

from ..rules.shown import line_text


def line_words(code: str, params: Mapping[str, Any], language: str) -> str:
    """As ``line_text``, for people."""
    if params.get("registry"):
        params = {**params, "registry": catalogue.registry_name(str(params["registry"]), language)}
    if params.get("bodies"):
        names = [catalogue.body_name(str(body), language) for body in params["bodies"]]
        params = {**params, "bodies": ", ".join(names)}
    if params.get("of"):
        params = {**params, "of": catalogue.body_name(str(params["of"]), language)}
    if params.get("opinion"):
        params = {**params, "opinion": t(f"cases.asked.outcome.{params['opinion']}", language)}
    return line_text(code, params, language)
