"""A record of a register as people read it: fields by their names, codes by their meaning. Ignores who may read it."""

from collections.abc import Mapping
from typing import Any

from darcha.furniture.parts import FactRow
from darcha.ground.text import t, write_number

from .. import api
from ..types import RegistryDefinition
from .wording import day_in_words, place_in_words


def record_rows(registry: RegistryDefinition, data: Mapping[str, Any], language: str) -> list[FactRow]:
    """One row for each filled field, in the order of the register's labels; an unnamed field keeps its own name."""
    order = list(registry.labels)
    keys = sorted(data, key=lambda key: order.index(key) if key in order else len(order))
    return [
        FactRow(_label(registry, key, language), _said(registry, key, data[key], language))
        for key in keys
        if data[key] not in (None, "", [])
    ]


def _label(registry: RegistryDefinition, key: str, language: str) -> str:
    label = registry.labels.get(key)
    return label.in_(language) if label else key


def _said(registry: RegistryDefinition, key: str, value: Any, language: str) -> str:
    if isinstance(value, bool):
        return t("catalogue.answer.yes" if value else "catalogue.answer.no", language)
    if isinstance(value, list):
        return ", ".join(_said(registry, key, item, language) for item in value)
    if isinstance(value, Mapping):
        return " · ".join(_said(registry, key, item, language) for item in value.values())
    if isinstance(value, float):
        return write_number(value, language)
    meaning = registry.labels.get(f"{key}.{value}")
    if meaning:
        return meaning.in_(language)
    properties: Mapping[str, Any] = registry.schema["properties"]  # type: ignore[assignment]
    form = properties.get(key, {}).get("format")
    if form == "region":
        return place_in_words(api.current(), str(value), language)
    return day_in_words(str(value)) if form == "date" else str(value)
