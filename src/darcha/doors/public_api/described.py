"""The OpenAPI document as a person reads it: calls in groups, fields in lines, an example to run. Pure."""

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_BEARER = '"Authorization: Bearer $DARCHA_TOKEN"'
_EXAMPLES: Mapping[str, str] = {
    "act": "approve",
    "code": "0000-0000-0000-0000",
    "id": "00000000-0000-4000-8000-000000000000",
}
_BODIES: Mapping[str, Any] = {
    "withdraw": {"words": ""},
    "act": {"words": ""},
}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One parameter or field of a body; ``where`` is path, query, header or body."""

    name: str
    where: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class Call:
    """One operation. ``answers`` are its statuses, successes first."""

    id: str
    method: str
    path: str
    words: str
    with_token: bool
    fields: tuple[FieldLine, ...]
    answers: tuple[str, ...]
    curl: str


@dataclass(frozen=True, slots=True)
class Section:
    """The calls of one subject."""

    key: str
    calls: tuple[Call, ...]


def sections(described: Mapping[str, Any], site: str, application: Mapping[str, Any]) -> list[Section]:
    """Groups in the order of the document; ``application`` is a body that can be submitted as it stands."""
    groups: dict[str, list[Call]] = {}
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            groups.setdefault(operation["tags"][0], []).append(
                _call(described, site + path, path, method, operation, application)
            )
    return [Section(key, tuple(calls)) for key, calls in groups.items()]


def _call(  # noqa: PLR0917
    described: Mapping[str, Any],
    address: str,
    path: str,
    method: str,
    operation: Mapping[str, Any],
    application: Mapping[str, Any],
) -> Call:
    with_token = "security" in operation
    fields = [
        FieldLine(one["name"], one["in"], _kind(described, one["schema"]), bool(one.get("required")))
        for one in operation["parameters"]
    ]
    content = operation.get("requestBody", {}).get("content", {})
    for media in content.values():
        shape = _resolved(described, media["schema"])
        needed = shape.get("required", [])
        fields += [
            FieldLine(name, "body", _kind(described, one), name in needed)
            for name, one in shape.get("properties", {}).items()
        ]
    return Call(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        words=operation.get("description", operation["summary"]),
        with_token=with_token,
        fields=tuple(fields),
        answers=tuple(str(status) for status in sorted(operation["responses"], key=int)),
        curl=_curl(address, method, operation, application),
    )


def _resolved(described: Mapping[str, Any], shape: Mapping[str, Any]) -> Mapping[str, Any]:
    name = shape.get("$ref", "").rpartition("/")[2]
    return described["components"]["schemas"][name] if name else shape


def _kind(described: Mapping[str, Any], shape: Mapping[str, Any]) -> str:
    shape = _resolved(described, shape)
    if "enum" in shape:
        return " | ".join(str(value) for value in shape["enum"])
    if "anyOf" in shape:
        return " | ".join(_kind(described, one) for one in shape["anyOf"])
    return str(shape.get("format") or shape.get("type", ""))


def _curl(address: str, method: str, operation: Mapping[str, Any], application: Mapping[str, Any]) -> str:
    name, media = operation["operationId"], operation.get("requestBody", {}).get("content", {})
    for key, value in {**_EXAMPLES, "key": application["service"]}.items():
        address = address.replace("{" + key + "}", value)
    words = ["curl"]
    if method != "get" and not media:
        words += ["-X", method.upper()]
    if "security" in operation:
        words += ["-H", _BEARER]
    if name == "submit":
        words += ["-H", '"Idempotency-Key: $(uuidgen)"']
    if "application/json" in media:
        body = json.dumps({**_BODIES, "submit": application}.get(name, {}), ensure_ascii=False)
        words += ["-H", '"Content-Type: application/json"', "-d", shlex.quote(body)]
    elif "multipart/form-data" in media:
        words += ["-F", "file=@paper.pdf"]
    return " ".join([*words, address])
