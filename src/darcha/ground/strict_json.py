"""JSON of strangers: what parsers disagree about is refused. No NUL, NaN, duplicate keys or deep nesting."""

import json
from typing import Any, NoReturn

DEEPEST = 64
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1  # what databases and rules of packs can hold


class NotStrictJson(ValueError):
    """The body is not JSON as we take it; the message says what is wrong."""


def parse(body: bytes, *, deepest: int = DEEPEST, any_integer: bool = False) -> Any:
    """The parsed value; ``deepest`` is how many levels may be nested, ``any_integer`` takes those beyond 64 bits, for
    callers that judge figures themselves. Raises NotStrictJson."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise NotStrictJson("the body is not UTF-8") from None
    _check_depth(text, deepest)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_no_duplicates,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=None if any_integer else _within_64_bits,
        )
    except NotStrictJson:
        raise
    except (ValueError, RecursionError) as error:
        raise NotStrictJson(f"the body is not JSON: {error}") from None
    _check_strings(value)
    return value


def _check_depth(text: str, deepest: int) -> None:
    if text.count("[") + text.count("{") <= deepest:
        return  # nearly always, and without a look at each letter
    depth, in_string, escaped = 0, False, False
    for letter in text:
        if in_string:
            in_string = escaped or letter != '"'
            escaped = letter == "\\" and not escaped
        elif letter == '"':
            in_string = True
        elif letter in "[{":
            depth += 1
            if depth > deepest:
                raise NotStrictJson(f"the body is nested deeper than {deepest}")
        elif letter in "]}":
            depth -= 1


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrictJson("a key stands twice in one object")
    return found


def _no_constant(name: str) -> NoReturn:
    raise NotStrictJson(f"{name} is not a JSON number")


def _within_64_bits(text: str) -> int:
    value = int(text)
    if not _SMALLEST <= value <= _LARGEST:
        raise NotStrictJson("a number is too large")
    return value


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise NotStrictJson("a number is too large")
    return value


def _check_strings(value: Any) -> None:
    """NUL and lone surrogates cannot be stored; better said here than found in the database."""
    if isinstance(value, str):
        if "\x00" in value:
            raise NotStrictJson("a text holds the NUL character")
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise NotStrictJson("a text holds half a character") from None
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_strings(key)
            _check_strings(item)
    elif isinstance(value, list):
        for item in value:
            _check_strings(item)
