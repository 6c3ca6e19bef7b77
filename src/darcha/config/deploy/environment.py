"""The settings to fill in: every one that production asks for, and those that the place itself decides."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..declared import declarations


def example(place: Mapping[str, Any]) -> str:
    """A line for each, with what it means above it; what has to be drawn or obtained is left empty."""
    return (
        "\n".join(["# Made by `make map`; a copy of it is filled in. All settings: docs/settings.md", *_lines(place)])
        + "\n"
    )


def _lines(place: Mapping[str, Any]) -> Iterator[str]:
    known = {
        "DARCHA_ENV": "production",
        "DATABASE_URL": f"'postgresql://{place['user']}@/darcha?host=/run/postgresql'",
        "DARCHA_HOSTS": place["host"],
        "DARCHA_BASE_URL": f"https://{place['host']}",
        "DARCHA_TRUSTED_PROXIES": "127.0.0.1",
        "DARCHA_VAR": place["var"],
        "DARCHA_METRICS_DIR": f"/run/{place['counts']}",
        "DARCHA_BACKUP_DIR": place["backups"],
        "DARCHA_ARCHIVE_DIR": place["archive"],
        "DARCHA_CLAMD_SOCKET": "/run/clamav/clamd.ctl",
    }
    for name, said in declarations().items():
        if name in known or said.get("production") == "required":
            yield f"# {said['means']}"
            yield f"{name}={known.get(name, '')}"
