"""``darcha staff``: invite the people who hold posts."""

from typing import Annotated

import typer

from darcha.ground.refusals import Refusal

from ..environment import start_django
from .answer import bad_use

app = typer.Typer(help=__doc__)


@app.callback()
def _group() -> None:
    """Posts and who holds them."""


@app.command()
def invite(
    login: Annotated[str, typer.Option(help="Login of the officer.")],
    name: Annotated[str, typer.Option(help="Name as colleagues see it.")],
    body: Annotated[str, typer.Option(help="Key of the body.")],
    post: Annotated[str, typer.Option(help="Key of the post in that body.")],
) -> None:
    """Print a link, good once, by which the officer sets a passphrase and a second factor."""
    start_django()
    from darcha.kernel.identity.types import Principal

    from ..people import invite_officer

    try:
        typer.echo(invite_officer(Principal.system("cli"), login=login, name=name, body=body, post=post))
    except Refusal as refusal:
        bad_use(f"{refusal.message('en')} {refusal.remedy('en')}")
