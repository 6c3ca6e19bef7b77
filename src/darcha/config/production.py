"""What production asks of its settings: nothing missing, nothing unsafe, nothing misspelt. Ignores Django."""

import difflib
import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from .declared import WrongSettings, declarations, read

SECRET_KEY_LENGTH = 50
FEWEST_DISTINCT = 12  # characters of a secret, bytes of a key: fewer were typed, not drawn
_NEEDED_BY = {
    ("DARCHA_SMS_CONNECTOR", "sms_eskiz"): ("DARCHA_SMS_LOGIN", "DARCHA_SMS_PASSWORD"),
    ("DARCHA_SMS_CONNECTOR", "sms_playmobile"): ("DARCHA_SMS_LOGIN", "DARCHA_SMS_PASSWORD"),
    ("DARCHA_SMS_RESERVE_CONNECTOR", "sms_eskiz"): ("DARCHA_SMS_RESERVE_LOGIN", "DARCHA_SMS_RESERVE_PASSWORD"),
    ("DARCHA_SMS_RESERVE_CONNECTOR", "sms_playmobile"): ("DARCHA_SMS_RESERVE_LOGIN", "DARCHA_SMS_RESERVE_PASSWORD"),
    ("DARCHA_MAIL_CONNECTOR", "email_smtp"): ("DARCHA_MAIL_URL", "DARCHA_MAIL_FROM"),
}
_CERTIFICATE = b"-----BEGIN CERTIFICATE-----"
Given = Mapping[str, str]


def unsafe_in_production(environ: Mapping[str, str]) -> list[str]:
    """Every reason why production must not start with this environment; empty when it may."""
    given = {name: environ[name] for name in declarations() if environ.get(name)}
    return [*_misspelt(environ), *_unreadable(environ), *_missing(given), *_unsafe(given)]


def _misspelt(environ: Mapping[str, str]) -> Iterator[str]:
    known = declarations()
    for name in sorted(environ):
        if name.startswith("DARCHA_") and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            yield f"{name} is not a setting." + (f" Did you mean {near[0]}?" if near else "")


def _unreadable(environ: Mapping[str, str]) -> tuple[str, ...]:
    try:
        read(environ)
    except WrongSettings as wrong:
        return wrong.reasons
    return ()


def _missing(given: Given) -> Iterator[str]:
    needed = [name for name, said in declarations().items() if said.get("production") == "required"]
    for (name, value), more in _NEEDED_BY.items():
        if given.get(name) == value:
            needed.extend(more)
    for name in needed:
        if name not in given:
            yield f"{name} is missing. {declarations()[name]['means']}"


def _unsafe(given: Given) -> Iterator[str]:
    for name, find in _CHECKS.items():
        if name in given and (reason := find(given[name], given)):
            yield f"{name} {reason}"


def _demo(value: str, given: Given) -> str | None:
    return "must be off in production." if value.lower() not in {"false", "0"} else None


def _secret_key(value: str, given: Given) -> str | None:
    if len(value) < SECRET_KEY_LENGTH:
        return f"is shorter than {SECRET_KEY_LENGTH} characters."
    return "is not random." if len(set(value)) < FEWEST_DISTINCT else None


def _keys(value: str, given: Given) -> str | None:
    for entry in value.split(","):
        try:
            key = b64decode(entry.rpartition(":")[2], validate=True)
        except ValueError:
            return None  # said already: it cannot be read
        if len(set(key)) < FEWEST_DISTINCT:
            return "holds a key that is not random."
    return None


def _index_key(value: str, given: Given) -> str | None:
    ring = [entry.rpartition(":")[2] for entry in given.get("DARCHA_KEY_RING", "").split(",")]
    return "must not be a key of DARCHA_KEY_RING." if value in ring else _keys(value, given)


def _database(value: str, given: Given) -> str | None:
    parts = urlsplit(value)
    if parts.scheme not in {"postgresql", "postgres"}:
        return "must be a postgresql:// address."
    if "sslmode=verify-full" in parts.query or re.search(r"(^|&)host=(%2F|/)", parts.query):
        return None
    return "must ask for sslmode=verify-full, unless it is a unix socket."


def _hosts(value: str, given: Given) -> str | None:
    hosts = [host.strip() for host in value.split(",")]
    own = urlsplit(given.get("DARCHA_BASE_URL", "")).hostname
    if any(host.startswith((".", "*")) for host in hosts):
        return "must name hosts, not patterns."
    return f"must name {own}, the host of DARCHA_BASE_URL." if own and own not in hosts else None


def _https(value: str, given: Given) -> str | None:
    return None if value.startswith("https://") else "must be https."


def _no_demo_outbox(value: str, given: Given) -> str | None:
    return "must not be demo_outbox: messages would reach nobody." if value == "demo_outbox" else None


def _reserve(value: str, given: Given) -> str | None:
    return "must be another one than DARCHA_SMS_CONNECTOR." if value == given.get("DARCHA_SMS_CONNECTOR") else None


def _mail_url(value: str, given: Given) -> str | None:
    return None if value.startswith("smtps://") else "must be smtps://, so that passwords and letters travel sealed."


def _mail_from(value: str, given: Given) -> str | None:
    return "is a placeholder." if value.rstrip(">").endswith(".invalid") else None


def _seal(value: str, given: Given) -> str | None:
    file = Path(value)
    if not file.is_file():
        return "names no file."
    return "may be read by everybody: chmod 600." if file.stat().st_mode & 0o007 else None


def _roots(value: str, given: Given) -> str | None:
    try:
        return None if _CERTIFICATE in Path(value).read_bytes() else "holds no certificate in PEM."
    except OSError:
        return "names no file that can be read."


def _merchant(value: str, given: Given) -> str | None:
    return "is the demo's." if value == declarations()["DARCHA_PAYME_MERCHANT"]["default"] else None


def _proxies(value: str, given: Given) -> str | None:
    for address in value.split(","):
        try:
            ip_address(address.strip())
        except ValueError:
            return f"must be addresses such as 127.0.0.1; {address.strip()!r} is none."
    return None


def _collector(value: str, given: Given) -> str | None:
    here = urlsplit(value).hostname in {"127.0.0.1", "::1", "localhost"}
    return None if value.startswith("https://") or here else "must be https, unless the collector is on this machine."


_CHECKS: Mapping[str, Callable[[str, Given], str | None]] = {
    "DARCHA_DEMO": _demo,
    "DARCHA_SECRET_KEY": _secret_key,
    "DARCHA_KEY_RING": _keys,
    "DARCHA_INDEX_KEY": _index_key,
    "DATABASE_URL": _database,
    "DARCHA_HOSTS": _hosts,
    "DARCHA_BASE_URL": _https,
    "DARCHA_PAYME_MERCHANT": _merchant,
    "DARCHA_PAYME_CHECKOUT": _https,
    "DARCHA_SMS_CONNECTOR": _no_demo_outbox,
    "DARCHA_SMS_RESERVE_CONNECTOR": _reserve,
    "DARCHA_MAIL_CONNECTOR": _no_demo_outbox,
    "DARCHA_MAIL_URL": _mail_url,
    "DARCHA_MAIL_FROM": _mail_from,
    "DARCHA_SEAL_P12": _seal,
    "DARCHA_SEAL_EARLIER_ROOTS": _roots,
    "DARCHA_TRUSTED_PROXIES": _proxies,
    "DARCHA_TRACES_ENDPOINT": _collector,
}
