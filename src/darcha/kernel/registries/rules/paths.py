"""Dotted paths into a record, ``owners[].pinfl`` reaching into every item. Ignores what the values mean."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_SPACE = re.compile(r"\s+")


def values_at(data: Mapping[str, Any], path: str) -> list[str]:
    """Every text at the path, in order and without repeats; empty when the path leads nowhere."""
    return list(dict.fromkeys(value for value in _walk(data, path.split(".")) if value))


def value_at(data: Mapping[str, Any], path: str) -> str:
    """The first text at the path, or an empty one."""
    return next(iter(values_at(data, path)), "")


def _walk(node: Any, steps: list[str]) -> Iterator[str]:
    if not steps:
        if isinstance(node, str):
            yield node
        return
    name, many = steps[0].removesuffix("[]"), steps[0].endswith("[]")
    found = node.get(name) if isinstance(node, Mapping) else None
    items = (found if isinstance(found, list) else []) if many else [found]
    for item in items:
        yield from _walk(item, steps[1:])


def normalised(value: str) -> str:
    """How a lookup value is compared: without spaces, in capitals, so that ``aa 1234567`` finds ``AA1234567``."""
    return _SPACE.sub("", value).upper()
