"""``darcha health``: what is wrong and what to do."""

import typer

from .answer import found_wrong
from ..environment import start_django

REMEDIES = {
    "database": "Start PostgreSQL or correct DATABASE_URL.",
    "packs": "Run `darcha pack publish`.",
    "worker": "Start `darcha worker`: nothing is decided, sent or issued without it.",
}


def health() -> None:
    """Name what is not in order, with the remedy; exit 1 when anything is."""
    start_django()
    from ..readiness import readiness

    states = readiness()
    sick = {part: state for part, state in states.items() if state != "ok"}
    if sick:
        found_wrong("\n".join(f"{part}: {state}. {REMEDIES[part]}" for part, state in sick.items()))
    typer.echo("All in order.")
