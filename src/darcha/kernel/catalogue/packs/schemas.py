"""Every file of a pack against its JSON Schema, the answer in plain words. Ignores what spans two files."""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from .mistakes import Report, did_you_mean
from .reading import Document, Place


@lru_cache(maxsize=64)
def _validator(path: Path, _changed_at: float) -> tuple[Any, dict[str, Any]]:
    schema = json.loads(path.read_text("utf-8"))
    return jsonschema_rs.Draft202012Validator(schema), schema


class Schemas:
    """The schemas of one packs folder by name: ``service``, ``form`` ..."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def check(self, kind: str, document: Document, report: Report) -> bool:
        """Whether the document fits; what does not fit goes to the report."""
        path = self._folder / f"{kind}.json"
        validator, schema = _validator(path, path.stat().st_mtime)
        fits = True
        for error in validator.iter_errors(document.data):
            fits = False
            _explain(error, schema, document, report)
        return fits


_TYPES = {
    "object": "a group of keys",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "number": "a number",
    "null": "nothing",
}


def _explain(error: Any, schema: dict[str, Any], document: Document, report: Report) -> None:
    place: Place = tuple(error.instance_path)
    kind = error.kind
    name = _name(place)
    match kind.name:
        case "additionalProperties":
            known = _around(schema, error.schema_path).get("properties", {})
            for key in kind.unexpected:
                line = document.line((*place, key))
                report.add(document.file, line, f"“{key}” is not a known key{name}.", did_you_mean(key, known))
            return
        case "required":
            problem, hint = _missing(kind.property, name)
        case "enum":
            options = [str(option) for option in kind.options]
            problem = f"{_shown(error.instance)} is not allowed{name}."
            hint = did_you_mean(str(error.instance), options)
        case "const":
            problem, hint = f"{_shown(error.instance)} is not allowed{name}.", f"Write {_shown(kind.expected_value)}."
        case "type":
            problem = f"{_shown(error.instance)} does not fit{name}."
            hint = f"Write {_types(kind.types)}."
        case "pattern":
            problem = f"{_shown(error.instance)} is not written as expected{name}."
            hint = _around(schema, error.schema_path).get("description", "")
        case "minItems" | "minLength" | "minProperties":
            problem, hint = f"Nothing is said{name}.", "Say at least one."
        case "minimum" | "maximum":
            problem, hint = f"{_shown(error.instance)} is out of bounds{name}.", f"The bound is {kind.limit}."
        case "uniqueItems":
            problem, hint = f"Something stands twice{name}.", "Keep one of the two."
        case _:
            problem, hint = f"{error.message}{name}.", _around(schema, error.schema_path).get("description", "")
    report.add(document.file, document.line(place), problem, hint)


def _missing(key: str, name: str) -> tuple[str, str]:
    if key == "article":
        return f"The article of law is missing{name}.", "Name the act and the article: “ORQ-445, art. 29”."
    return f"“{key}” is missing{name}.", f"Add “{key}:”."


def _name(place: Place) -> str:
    words = [str(part) for part in place if isinstance(part, str)]
    return f" in “{'.'.join(words)}”" if words else ""


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else f"“{value}”"
    return text if len(text) <= 60 else text[:57] + "…"


def _types(types: Iterable[str]) -> str:
    return " or ".join(_TYPES.get(kind, kind) for kind in types)


def _around(schema: Any, path: Iterable[str | int]) -> dict[str, Any]:
    """The schema in which the broken keyword stands, following local references."""
    found = schema
    for step in list(path)[:-1]:
        if isinstance(found, dict) and "$ref" in found and step != "$ref":
            found = _resolve(schema, found["$ref"])
        if step == "$ref":
            found = _resolve(schema, found["$ref"])
            continue
        found = found[step] if not isinstance(found, list) else found[int(step)]
    return found if isinstance(found, dict) else {}


def _resolve(schema: dict[str, Any], reference: str) -> Any:
    found: Any = schema
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found
