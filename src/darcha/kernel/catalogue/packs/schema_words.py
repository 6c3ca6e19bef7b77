"""What does not fit a schema, in plain words at the line where it stands. Ignores which schema that is."""

import json
from collections.abc import Iterable
from typing import Any

from .mistakes import Report, did_you_mean
from .reading import Document, Place

_TYPES = {
    "object": "a group of keys",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "number": "a number",
    "null": "nothing",
}


def explain(error: Any, schema: dict[str, Any], document: Document, report: Report) -> None:
    """One complaint of the validator, as a mistake of the file."""
    place: Place = tuple(error.instance_path)
    kind, name = error.kind, _name(place)
    around = _around(schema, error.schema_path)
    if kind.name == "additionalProperties":
        for key in kind.unexpected:
            line = document.line((*place, key))
            hint = did_you_mean(key, around.get("properties", {}))
            report.add(document.file, line, f"“{key}” is not a known key{name}.", hint)
        return
    if kind.name == "propertyNames":
        place = (*place, kind.error.instance)
    problem, hint = _too_much_or_little(error) or _wrong(error, around.get("description", ""))
    report.add(document.file, document.line(place), f"{problem}{name}.", hint)


def _wrong(error: Any, description: str) -> tuple[str, str]:
    kind, shown = error.kind, _shown(error.instance)
    match kind.name:
        case "required":
            return _missing(kind.property)
        case "enum":
            return f"{shown} is not allowed", did_you_mean(str(error.instance), map(str, kind.options))
        case "const":
            return f"{shown} is not allowed", f"Write {_shown(kind.expected_value)}."
        case "type":
            return f"{shown} does not fit", _wanted(kind.types, error.instance)
        case "pattern":
            return f"{shown} is not written as expected", description
        case "propertyNames":
            return f"{_shown(kind.error.instance)} is not written as expected", description
        case "uniqueItems":
            return "Something stands twice", "Keep one of the two."
    return str(error.message), description


def _too_much_or_little(error: Any) -> tuple[str, str] | None:
    kind = error.kind
    match kind.name:
        case "minItems" | "minLength" | "minProperties" if not error.instance:
            return "Nothing is said", "Say at least one."
        case "minItems" | "minLength" | "minProperties":
            return "Too little is said", f"Say at least {kind.limit}."
        case "minimum":
            return f"{_shown(error.instance)} is too small", f"Write {kind.limit} or more."
        case "maximum":
            return f"{_shown(error.instance)} is too large", f"Write {kind.limit} or less."
    return None


def _missing(key: str) -> tuple[str, str]:
    if key == "article":
        return "The article of law is missing", "Name the act and the article: “ORQ-445, art. 29”."
    return f"“{key}” is missing", f"Add “{key}:”."


def _wanted(types: Iterable[str], instance: Any) -> str:
    wanted = list(types)
    if wanted == ["string"] and isinstance(instance, (bool, int)):
        return f'Write it in quotes: "{json.dumps(instance)}".'
    return f"Write {' or '.join(_TYPES.get(kind, kind) for kind in wanted)}."


def _name(place: Place) -> str:
    words = [str(part) for part in place if isinstance(part, str)]
    return f" in “{'.'.join(words)}”" if words else ""


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else f"“{value}”"
    return text if len(text) <= 60 else text[:57] + "…"


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
