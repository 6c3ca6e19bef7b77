"""How a command answers: JSON or lines on stdout, complaints on stderr, honest exit codes."""

import json
import sys
from typing import Any, NoReturn

import typer


def say_json(value: Any) -> None:
    """One JSON document on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def bad_use(message: str) -> NoReturn:
    """The call was wrong: exit 2, the reason on stderr, nothing on stdout."""
    typer.echo(message, err=True)
    sys.exit(2)


def found_wrong(message: str) -> NoReturn:
    """The check found something wrong: exit 1."""
    typer.echo(message, err=True)
    sys.exit(1)
