"""Reads ``settings.yaml`` against the environment, and says what is missing or unsafe. Ignores Django."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

KEY_BYTES = 32
SECRET_KEY_LENGTH = 50


@cache
def declarations() -> dict[str, dict[str, Any]]:
    """Every declared setting with what it means."""
    return dict(yaml.safe_load((Path(__file__).parent / "settings.yaml").read_text("utf-8")))


def read(environ: Mapping[str, str]) -> dict[str, Any]:
    """Every setting with its value, from the environment or its default. Raises ValueError naming all wrong ones."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, said in declarations().items():
        raw = environ.get(name, str(said.get("default", "")))
        try:
            values[name] = _typed(said, raw)
        except ValueError as error:
            wrong.append(f"{name}: {error}. {said['means']}")
    if wrong:
        raise ValueError("\n".join(wrong))
    return values


def _typed(said: Mapping[str, Any], raw: str) -> Any:
    kind = said["type"]
    if kind == "boolean":
        if raw.lower() not in {"true", "false", "1", "0", ""}:
            raise ValueError("must be true or false")
        return raw.lower() in {"true", "1"}
    if kind == "list":
        return [part.strip() for part in raw.split(",") if part.strip()]
    if kind == "choice" and raw not in said["choices"]:
        raise ValueError(f"must be one of {', '.join(said['choices'])}")
    if kind == "url" and raw and urlsplit(raw).scheme not in {"http", "https"}:
        raise ValueError("must be an http or https address")
    if kind == "keyring" and raw:
        _check_key_ring(raw)
    if kind == "base64-32" and raw:
        _check_key(raw)
    return raw


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


def unsafe_in_production(environ: Mapping[str, str]) -> list[str]:
    """Every reason why production must not start with this environment; empty when it may."""
    try:
        values = read(environ)
    except ValueError as error:
        return str(error).splitlines()
    found = [
        f"{name} is missing. {said['means']}"
        for name, said in declarations().items()
        if said.get("production") == "required" and not environ.get(name)
    ]
    if values["DARCHA_DEMO"]:
        found.append("DARCHA_DEMO must be off in production.")
    if environ.get("DARCHA_SECRET_KEY") and len(values["DARCHA_SECRET_KEY"]) < SECRET_KEY_LENGTH:
        found.append(f"DARCHA_SECRET_KEY is shorter than {SECRET_KEY_LENGTH} characters.")
    if environ.get("DARCHA_BASE_URL") and not values["DARCHA_BASE_URL"].startswith("https://"):
        found.append("DARCHA_BASE_URL must be https.")
    if "*" in values["DARCHA_HOSTS"]:
        found.append("DARCHA_HOSTS must name hosts, not *.")
    for name in ("DARCHA_SMS_CONNECTOR", "DARCHA_MAIL_CONNECTOR"):
        if environ.get(name) == "demo_outbox":
            found.append(f"{name} must not be demo_outbox: messages would reach nobody.")
    if environ.get("DATABASE_URL") and not _is_safe_database(values["DATABASE_URL"]):
        found.append("DATABASE_URL must ask for sslmode=verify-full, unless it is a unix socket.")
    if environ.get("DARCHA_SEAL_P12") and not Path(values["DARCHA_SEAL_P12"]).is_file():
        found.append("DARCHA_SEAL_P12 names no file.")
    return found


def _is_safe_database(url: str) -> bool:
    parts = urlsplit(url)
    return "sslmode=verify-full" in parts.query or bool(re.search(r"(^|&)host=(%2F|/)", parts.query))
