"""The fields of a record: formats that are really checked, codes that really occur. Ignores records."""

from collections.abc import Mapping
from typing import Any

from .mistakes import did_you_mean
from .nodes import Node

FORMATS = {"date", "date-time", "email", "uuid", "pinfl", "stir", "cadastre", "plate", "phone", "region"}


def check_format(name: str, field: Node) -> None:
    """An unknown format would be believed and never checked."""
    for node in (field, field.at("items")):
        said = node.value.get("format") if isinstance(node.value, dict) else None
        if said is not None and said not in FORMATS:
            node.at("format").complain(
                f"“{name}” has the format “{said}”, which nobody checks.", did_you_mean(said, FORMATS)
            )


def check_words(root: Node, fields: Mapping[str, Any]) -> None:
    """labels: of fields that exist, and of codes that the field may hold."""
    for key, label in root.pairs("labels"):
        field, _, code = key.partition(".")
        if field not in fields:
            label.complain(f"A record has no field “{field}”.", did_you_mean(field, fields))
            continue
        codes = _codes(fields[field])
        if code and codes and code not in codes:
            label.complain(f"The field “{field}” never holds “{code}”.", did_you_mean(code, codes))


def _codes(field: Mapping[str, Any]) -> list[str]:
    return [str(code) for code in field.get("enum") or field.get("items", {}).get("enum", ())]
