"""PostgreSQL's own programs, and how they are told where the database is. No password ever stands on a command line."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..postgres import wheel_binaries

_MAJOR = re.compile(r"\(PostgreSQL\) (\d+)")
_DISTRIBUTION = Path("/usr/lib/postgresql")


class ToolFailed(Exception):
    """A program of PostgreSQL did not do what it was asked; the text is its own."""


class CannotRun(ToolFailed):
    """The program is not here, or was ended from outside: that says nothing of what it was to read."""


def tool_of(name: str, major: int) -> Path:
    """A program of the server, of this very version: data folders and segments are of one. Raises CannotRun."""
    fit = [path for path in _candidates(name, major) if _version_of(path) == major]
    if not fit:
        raise CannotRun(f"There is no {name} of PostgreSQL {major} here: install postgresql-{major}.")
    return fit[-1]


def tool(name: str, major: int) -> Path:
    """The program that fits a server of this major version: of the same version, else of the next newer one.

    Raises ToolFailed when there is none.
    """
    found = {version: path for path in _candidates(name, major) if (version := _version_of(path)) >= major}
    if not found:
        raise ToolFailed(f"There is no {name} for PostgreSQL {major}: install postgresql-client-{major}.")
    return found[min(found)]


def _candidates(name: str, major: int) -> Iterator[Path]:
    """The later ones win among those of one version, so the distribution's own comes last."""
    with contextlib.suppress(FileNotFoundError):
        yield wheel_binaries() / name
    if on_path := shutil.which(name):
        yield Path(on_path)
    if (own := _DISTRIBUTION / str(major) / "bin" / name).exists():
        yield own


def _version_of(path: Path) -> int:
    said = subprocess.run([path, "--version"], check=False, capture_output=True, text=True).stdout
    found = _MAJOR.search(said)
    return int(found.group(1)) if found else 0


def libpq(database: Mapping[str, Any], name: str = "") -> dict[str, str]:
    """What libpq reads from its environment, from one of Django's DATABASES; ``name`` is another database there."""
    options = {key: str(value) for key, value in database["OPTIONS"].items() if key not in {"pool", "options"}}
    said = {
        "PGHOST": database["HOST"],
        "PGPORT": database["PORT"],
        "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"],
        "PGDATABASE": name or database["NAME"],
        **{f"PG{key.upper()}": value for key, value in options.items()},
    }
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return kept | {key: str(value) for key, value in said.items() if value}


def run(program: Path, *arguments: str, environment: Mapping[str, str]) -> str:
    """Run it to its end; its output. Raises ToolFailed with what it complained of, CannotRun when a signal ended it."""
    done = subprocess.run(
        [program, *arguments], check=False, capture_output=True, text=True, env=dict(environment), cwd="/"
    )
    if done.returncode < 0:
        raise CannotRun(f"{program.name} was ended from outside, by signal {-done.returncode}.")
    if done.returncode:
        raise ToolFailed(f"{program.name}: {done.stderr.strip()[-800:] or f'exit {done.returncode}'}")
    return done.stdout
