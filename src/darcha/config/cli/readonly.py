"""``darcha readonly``: people and officers go on reading, nothing is written, and everybody is told so."""

from pathlib import Path
from typing import Annotated

import typer

from ..environment import start_django

app = typer.Typer(help=__doc__)


@app.command("on")
def begin(why: Annotated[str, typer.Option(help="For other operators: `darcha health` says it.")] = "") -> None:
    """From the next request on nothing is written. The worker brings to its end what it has in hand, and waits."""
    mark = _mark()
    unfinished = mark.with_suffix(".new")
    unfinished.write_text(why.strip() + "\n", "utf-8")
    unfinished.replace(mark)
    typer.echo("Nothing is written any more. End it with: darcha readonly off")


@app.command("off")
def end() -> None:
    """Everything may be done again; the worker goes on within seconds."""
    _mark().unlink(missing_ok=True)
    from darcha.ground.read_only import standing

    if standing() is not None:
        typer.echo("Still nothing is written: a disk is nearly full. `darcha health` says which.")
    else:
        typer.echo("Everything may be done again.")


def _mark() -> Path:
    start_django()
    from django.conf import settings

    from darcha.ground.read_only import FILE

    settings.DARCHA_VAR.mkdir(parents=True, exist_ok=True)
    return Path(settings.DARCHA_VAR) / FILE
