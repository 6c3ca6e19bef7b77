"""``darcha demo``: the people of a running demo, their tokens and their codes."""

from typing import Annotated

import typer

from darcha.ground.refusals import Refusal

from ..environment import start_django
from .answer import bad_use, say_json

app = typer.Typer(help=__doc__)
Persona = Annotated[str, typer.Argument(help="citizen, citizen2, entrepreneur, foreigner, officer, officer2 or head.")]


def _start() -> None:
    start_django()
    from django.conf import settings

    if not settings.DARCHA_DEMO:
        bad_use("There are demo people in demo mode only: start it with `make run`.")


def _known(persona: str) -> str:
    from ..demo.personas import personas

    known = [one.key for one in personas()]
    if persona not in known:
        bad_use(f"There is no {persona}; the demo people are {', '.join(known)}.")
    return persona


@app.command()
def people(as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False) -> None:
    """Who there is and how each signs in."""
    _start()
    from darcha.kernel.identity.api import demo_people

    from ..demo.personas import people_as_json

    described = people_as_json({one.persona: one.passphrase for one in demo_people()})
    if as_json:
        say_json(described)
        return
    for person in described:
        typer.echo(f"{person['persona']:<13} {person['name']:<28} {person['how']['en']}")


@app.command()
def token(persona: Persona) -> None:
    """A bearer token for the public API; the last line is the token."""
    _start()
    from darcha.kernel.identity.api import demo_token
    from darcha.kernel.identity.types import Principal

    try:
        typer.echo(demo_token(Principal.system("cli"), _known(persona)))
    except Refusal as refusal:
        bad_use(refusal.message("en"))


@app.command()
def code(persona: Persona) -> None:
    """The current second factor of a demo person."""
    _start()
    from darcha.kernel.identity.api import demo_code

    try:
        typer.echo(demo_code(_known(persona)))
    except Refusal as refusal:
        bad_use(refusal.message("en"))
