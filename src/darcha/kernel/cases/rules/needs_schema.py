"""What an act needs, as JSON Schema 2020-12. Ignores which of the things that it names there are."""

from collections.abc import Mapping
from typing import Any

from ..types.needs import LONGEST_GROUND, Need, NeedKind
from .needs import LISTS, TEXTS

_ID = {"type": "string", "format": "uuid"}
_KEY = {"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,79}$"}
_NUMBER = {"type": "string", "pattern": "^[0-9A-Za-z/-]{1,40}$"}
_OF_KIND: Mapping[NeedKind, dict[str, Any]] = {
    "words": {"type": "string"},
    "fact": {"type": "string"},
    "ground": _KEY,
    "holder": _ID,
    "body": _KEY,
    "bodies": _KEY,
    "post": _KEY,
    "stop-ground": _KEY,
    "duration": {"type": "string", "format": "duration"},
    "moment": {"type": "string", "format": "date-time"},
    "day": {"type": "string", "format": "date"},
    "case": _NUMBER,
    "cases": _NUMBER,
    "documents": _ID,
    "evidence": {"type": "string", "pattern": "^(?:answers|facts|files)\\.[A-Za-z0-9_-]{1,80}$"},
    "grounds": {"type": "string", "minLength": 1, "maxLength": LONGEST_GROUND},
    "request": _ID,
    "choice": {"type": "string"},
    "yes-no": {"type": "boolean"},
}


def schema_of(needs: tuple[Need, ...]) -> dict[str, Any]:
    """Of the body that says all of it."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [need.name for need in needs if need.required],
        "properties": {need.name: _property(need) for need in needs},
    }


def _property(need: Need) -> dict[str, Any]:
    one = dict(_OF_KIND[need.kind])
    if need.options:
        one["enum"] = list(need.options)
    if need.kind in LISTS:
        return {"type": "array", "items": one, "minItems": need.shortest, "maxItems": need.longest, "uniqueItems": True}
    if need.kind in TEXTS:
        one |= {"minLength": need.shortest, "maxLength": need.longest}
    return one
