"""Reads ``settings.yaml`` against the environment. Ignores Django, and what production asks on top."""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

KEY_BYTES = 32
LARGEST_COUNT = 1_000_000
IN_A_FILE = "_FILE"  # behind the name of a secret: where it stands


@cache
def declarations() -> dict[str, dict[str, Any]]:
    """Every declared setting with what it means."""
    return dict(yaml.safe_load((Path(__file__).parent / "settings.yaml").read_text("utf-8")))


class WrongSettings(ValueError):
    """Settings that cannot be read; ``reasons`` names each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


def with_files(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment with each secret that stands in a file, named by ``<SETTING>_FILE``, read from there, without the
    newline at its end. Raises WrongSettings."""
    given, wrong = dict(environ), []
    for name in (name for name, said in declarations().items() if said.get("secret")):
        file = given.pop(f"{name}{IN_A_FILE}", "")
        if not file:
            continue
        if given.get(name):
            wrong.append(f"{name} is given, and so is {name}{IN_A_FILE}: one of them has to go.")
            continue
        try:
            given[name] = Path(file).read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            wrong.append(f"{name}{IN_A_FILE} names no file that can be read.")
    if wrong:
        raise WrongSettings(wrong)
    return given


def read(environ: Mapping[str, str]) -> dict[str, Any]:
    """Every setting with its value, from the environment or its default. Raises WrongSettings naming all of them."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, said in declarations().items():
        raw = environ.get(name, str(said.get("default", "")))
        try:
            values[name] = _typed(said, raw)
        except ValueError as error:
            wrong.append(f"{name}: {error}. {said['means']}")
    if wrong:
        raise WrongSettings(wrong)
    return values


def _typed(said: Mapping[str, Any], raw: str) -> Any:
    kind = said["type"]
    if kind == "boolean":
        if raw.lower() not in {"true", "false", "1", "0", ""}:
            raise ValueError("must be true or false")
        return raw.lower() in {"true", "1"}
    if kind == "list":
        return [part.strip() for part in raw.split(",") if part.strip()]
    if kind == "count":
        return _count(raw)
    if kind == "choice" and raw not in said["choices"]:
        raise ValueError(f"must be one of {', '.join(said['choices'])}")
    if kind == "url" and raw and (urlsplit(raw).scheme not in {"http", "https"} or not urlsplit(raw).hostname):
        raise ValueError("must be an http or https address")
    if kind == "keyring" and raw:
        _check_key_ring(raw)
    if kind == "base64-32" and raw:
        _check_key(raw)
    return raw


def _count(raw: str) -> int:
    if not (raw.isascii() and raw.isdigit() and 0 < int(raw) <= LARGEST_COUNT):
        raise ValueError(f"must be a number from 1 to {LARGEST_COUNT}")
    return int(raw)


def _check_key_ring(raw: str) -> None:
    for entry in raw.split(","):
        number, colon, key = entry.partition(":")
        if not colon or not number.isdigit() or int(number) > 255:
            raise ValueError("must read number:key,number:key")
        _check_key(key)


def _check_key(raw: str) -> None:
    try:
        length = len(b64decode(raw, validate=True))
    except NotBase64:
        raise ValueError("must be base64") from None
    if length != KEY_BYTES:
        raise ValueError(f"must be {KEY_BYTES} bytes, not {length}")
