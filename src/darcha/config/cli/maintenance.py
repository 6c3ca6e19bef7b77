"""``darcha maintenance``: close the doors with a clear page, and open them again."""

from pathlib import Path

import typer

from ..environment import start_django

app = typer.Typer(help=__doc__)


@app.command("on")
def close() -> None:
    """People read that the site is being worked on; nothing that was acknowledged is touched."""
    _mark().touch()
    typer.echo("The doors are closed. Open them with: darcha maintenance off")


@app.command("off")
def reopen() -> None:
    """Let people in again."""
    _mark().unlink(missing_ok=True)
    typer.echo("The doors are open.")


def _mark() -> Path:
    start_django()
    from django.conf import settings

    settings.DARCHA_VAR.mkdir(parents=True, exist_ok=True)
    return Path(settings.DARCHA_VAR) / "maintenance"
