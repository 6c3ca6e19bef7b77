"""The environment of a command: a running demo's, unless the caller brings one, and secrets out of their files."""

import contextlib
import os
from collections.abc import MutableMapping
from pathlib import Path

from .declared import WrongSettings, with_files

PROJECT_DIR = Path(__file__).parents[3]


def var_dir() -> Path:
    """What this installation keeps beside the code: ``DARCHA_VAR``, or ``var`` of the project."""
    return PROJECT_DIR / (os.environ.get("DARCHA_VAR") or "var")


def demo_environment_file() -> Path:
    """Where the demo's supervisor writes its settings, readable by its owner alone."""
    return var_dir() / "demo.env"


def read_environment(file: Path) -> dict[str, str]:
    """``NAME=value`` lines of a file; nothing when there is none."""
    if not file.exists():
        return {}
    lines = file.read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def prepare(environ: MutableMapping[str, str]) -> None:
    """Take the demo's environment where the caller names neither a database nor an installation."""
    if {"DATABASE_URL", "DATABASE_URL_FILE", "DARCHA_ENV"} & set(environ):
        _take_files(environ)
        return
    for name, value in read_environment(demo_environment_file()).items():
        environ.setdefault(name, value)


def _take_files(environ: MutableMapping[str, str]) -> None:
    """Secrets that stand in files, for this process and those it starts: some of these get another database. What is
    wrong with them the settings say."""
    with contextlib.suppress(WrongSettings):
        given = with_files(environ)
        for name in set(environ) - set(given):
            del environ[name]
        environ.update(given)


def start_django() -> None:
    """Load the house; commands that need no rooms do not pay for it."""
    import django

    django.setup()
