"""Secrets that a demo installation makes for itself on its first start. Production brings its own."""

import os
import secrets
from base64 import b64encode
from pathlib import Path


def _key() -> str:
    return b64encode(secrets.token_bytes(32)).decode()


def own_secrets(file: Path) -> dict[str, str]:
    """Read the file, or make it, readable by its owner alone."""
    if not file.exists():
        made = {
            "DARCHA_SECRET_KEY": secrets.token_urlsafe(60),
            "DARCHA_KEY_RING": f"1:{_key()}",
            "DARCHA_INDEX_KEY": _key(),
            "DARCHA_PAYME_KEY": secrets.token_urlsafe(24),
        }
        write_private(file, made)
    lines = file.read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def write_private(file: Path, values: dict[str, str]) -> None:
    """``NAME=value`` lines in a file of mode 0600, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.writelines(f"{name}={value}\n" for name, value in values.items())
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(file)
