"""``darcha client``: systems that call the public API."""

from typing import Annotated

import typer

from darcha.ground.refusals import Refusal

from ..environment import start_django
from .answer import bad_use

app = typer.Typer(help=__doc__)


@app.callback()
def _group() -> None:
    """Clients of the public API."""


@app.command()
def create(
    name: Annotated[str, typer.Option(help="Name of the system.")],
    scope: Annotated[list[str], typer.Option(help="A scope; may be repeated.")],
) -> None:
    """Create a client and print its token, once."""
    start_django()
    from darcha.kernel.identity import api as identity
    from darcha.kernel.identity.types import Principal

    known = identity.SCOPES["client"]
    if strange := sorted(set(scope) - known):
        bad_use(f"There is no scope {', '.join(strange)} for a client; there are {', '.join(sorted(known))}.")
    if not name.strip():
        bad_use("--name may not be empty.")
    try:
        typer.echo(identity.client_create(Principal.system("cli"), name=name, scopes=tuple(scope)))
    except Refusal as refusal:
        bad_use(f"{refusal.message('en')} {refusal.remedy('en')}")


@app.command()
def close(name: Annotated[str, typer.Option(help="Name of the system.")]) -> None:
    """Its token opens nothing any more, from the next request on."""
    start_django()
    from darcha.kernel.identity import api as identity
    from darcha.kernel.identity.types import Principal

    account = identity.find_client_account(name)
    if account is None:
        bad_use(f"There is no client of the name {name}.")
    identity.disable_account(Principal.system("cli"), account)
    typer.echo(f"{name} is closed.")
