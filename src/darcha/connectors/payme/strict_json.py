"""JSON of strangers: UTF-8, bounded, no duplicate keys, no NaN, nothing that a database cannot hold."""

import json
from typing import Any

LONGEST = 65_536
DEEPEST = 32


class BadJson(ValueError):
    """The bytes are not JSON that we read."""


def parse(body: bytes) -> Any:
    """Raises BadJson, and nothing else."""
    if len(body) > LONGEST:
        raise BadJson("too long")
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise BadJson("not JSON") from None
    _check(value, DEEPEST)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadJson("a key twice")
    return found


def _refuse(constant: str) -> Any:
    raise BadJson(constant)


def _check(value: Any, depth: int) -> None:
    if depth == 0:
        raise BadJson("too deep")
    if isinstance(value, str) and ("\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value)):
        raise BadJson("a character that is none")
    if isinstance(value, dict):
        for key, inner in value.items():
            _check(key, depth)
            _check(inner, depth - 1)
    if isinstance(value, list):
        for inner in value:
            _check(inner, depth - 1)
