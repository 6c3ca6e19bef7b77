"""``darcha health``: what is wrong and what to do."""

import typer

from ..environment import start_django
from .answer import found_wrong


def health() -> None:
    """Name what is not in order, with the remedy; exit 1 when anything is."""
    start_django()
    from ..health import troubles

    if found := troubles():
        found_wrong("\n".join(found))
    typer.echo("All in order.")
